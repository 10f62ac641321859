namespace StreamClass.Kernel;

/// <summary>The files under one directory. Upper and lower case are the same, as natively, whatever the host's disk says.</summary>
internal sealed class FilesUnderDirectory(string root) : MachineFiles
{
    private static readonly EnumerationOptions s_anyCase = new() { MatchCasing = MatchCasing.CaseInsensitive, MatchType = MatchType.Simple };

    public override Stream? Open(string path)
    {
        if (Split(path) is not { Length: > 0 } names)
        {
            return null;
        }

        var place = root;
        foreach (var name in names)
        {
            if (Find(place, name) is not { } next)
            {
                return null;
            }

            place = next;
        }

        return File.Exists(place) ? File.OpenRead(place) : null;
    }

    private static string? Find(string directory, string name)
    {
        if (!Directory.Exists(directory) || name.AsSpan().ContainsAny('*', '?'))
        {
            return null;
        }

        var exact = Path.Combine(directory, name);
        return Path.Exists(exact) ? exact : Directory.EnumerateFileSystemEntries(directory, name, s_anyCase).Order(StringComparer.Ordinal).FirstOrDefault();
    }
}
