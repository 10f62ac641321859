namespace StreamClass.Kernel;

/// <summary>The files that drivers of a machine can read.</summary>
/// <remarks>
/// Paths are native, as in <c>\SystemRoot\System32\drivers\dvd.bin</c>; backslashes and slashes are the same. Nothing of the
/// host's disk can be read unless the host names a directory.
/// </remarks>
public abstract class MachineFiles
{
    /// <summary>No files at all.</summary>
    public static MachineFiles None { get; } = InMemory(new Dictionary<string, ReadOnlyMemory<byte>>());

    /// <summary>Files that the host gives as bytes.</summary>
    /// <param name="files">The contents by path; upper and lower case are the same.</param>
    public static MachineFiles InMemory(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new FilesInMemory(files);
    }

    /// <summary>The files under a directory of the host, and nothing else.</summary>
    /// <param name="directory">The directory that stands for the root of all paths.</param>
    public static MachineFiles UnderDirectory(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return new FilesUnderDirectory(Path.GetFullPath(directory));
    }

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">The native path.</param>
    /// <returns>The content, which the caller disposes of; null when there is no such file.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public abstract Stream? Open(string path);

    /// <summary>The names that a path is made of, or null when it leads upwards.</summary>
    private protected static string[]? Split(string path)
    {
        var names = path.Split(['\\', '/'], StringSplitOptions.RemoveEmptyEntries);
        return Array.Exists(names, static name => name is "." or ".." || name.Contains(':') || name.Contains('\0')) ? null : names;
    }
}
