namespace StreamClass.Conformance.Weaving;

/// <summary>Weaves switches into the text of a source file.</summary>
internal static class Weaver
{
    /// <summary>Makes every change that a switch file asks for.</summary>
    /// <exception cref="SwitchException">An entry does not fit the source exactly once, or two of them change the same lines.</exception>
    public static string Weave(SwitchFile switches, IReadOnlyList<string> source)
    {
        var removed = new bool[source.Count];
        var added = new List<string>?[source.Count + 1];
        foreach (var entry in switches.Entries)
        {
            Apply(switches, entry, FindOnly(switches, entry, source), removed, added);
        }

        var woven = new List<string>(source.Count);
        for (var i = 0; i <= source.Count; i++)
        {
            woven.AddRange(added[i] ?? []);
            if (i < source.Count && !removed[i])
            {
                woven.Add(source[i]);
            }
        }

        return string.Join('\n', woven) + '\n';
    }

    private static void Apply(SwitchFile switches, SwitchEntry entry, int at, bool[] removed, List<string>?[] added)
    {
        foreach (var line in entry.Lines)
        {
            if (line.Kind == SwitchLineKind.Added)
            {
                (added[at] ??= []).Add(line.Text);
                continue;
            }

            if (line.Kind == SwitchLineKind.Removed)
            {
                if (removed[at])
                {
                    throw new SwitchException(switches.Path, entry.Line, $"\"{entry}\" takes away a line that another entry takes away; make one of them");
                }

                removed[at] = true;
            }

            at++;
        }
    }

    private static int FindOnly(SwitchFile switches, SwitchEntry entry, IReadOnlyList<string> source)
    {
        var found = new List<int>();
        for (var i = 0; i + entry.Original.Count <= source.Count; i++)
        {
            if (StandsAt(entry.Original, source, i))
            {
                found.Add(i);
            }
        }

        return found.Count == 1 ? found[0] : throw new SwitchException(
            switches.Path,
            entry.Line,
            found.Count == 0
                ? $"the lines of \"{entry}\" do not stand in {switches.Source} any more; write the entry anew for what stands there now"
                : $"the lines of \"{entry}\" stand {found.Count} times in {switches.Source}; add lines that stand before or behind");
    }

    private static bool StandsAt(IReadOnlyList<string> lines, IReadOnlyList<string> source, int at)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (source[at + i] != lines[i])
            {
                return false;
            }
        }

        return true;
    }
}
