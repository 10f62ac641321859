using System.Collections.Frozen;

namespace StreamClass.Kernel;

/// <summary>Files that the host gives as bytes.</summary>
internal sealed class FilesInMemory(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files) : MachineFiles
{
    private readonly FrozenDictionary<string, ReadOnlyMemory<byte>> _files =
        files.ToFrozenDictionary(static file => Normalized(file.Key), static file => file.Value, StringComparer.OrdinalIgnoreCase);

    public override Stream? Open(string path) =>
        _files.TryGetValue(Normalized(path), out var content) ? new MemoryStream(content.ToArray(), writable: false) : null;

    private static string Normalized(string path) => path.Replace('/', '\\').TrimStart('\\');
}
