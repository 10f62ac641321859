using System.Text;

namespace StreamClass.Tests.Conformance;

/// <summary>docs/conformance.md, as it follows from the rows and the tests.</summary>
internal static class ConformanceDocument
{
    public const string Path = "docs/conformance.md";

    private const string Head = """
        # Conformance

        Every statement of [reference.md](reference.md) (sections 1 to 4, 6 to 11, 13, 14 and 16) has rows here: what the native interface calls
        it, what ours is, and the tests that prove it.

        This file is generated. The rows are in `tests/StreamClass.Tests/Conformance/Rows`, one file for each section; a test names the rows that it
        proves with `[Conformance("13.3 CINSTANCES")]`. Tests compare both with the reference, with the code and with this file:

            dotnet test tests/StreamClass.Tests --filter Conformance
            STREAMCLASS_ACCEPT_CONFORMANCE=1 dotnet test tests/StreamClass.Tests --filter Conformance     # writes this file anew

        A row is proved when its tests notice that it is gone. In a build with the configuration `Conformance` what implements a row can be switched
        off. The switches do not stand in the sources of the library: they are in `tests/StreamClass.Conformance/Switches`, and are woven into a copy
        of the sources in that build only. The prover switches off one row after the other, and requires that all tests of the row pass while nothing
        is off, and that at least one of them fails while the row is off:

            dotnet run -c Conformance --project tests/StreamClass.Conformance
            dotnet run -c Conformance --project tests/StreamClass.Conformance -- "13.3"       # only rows whose name contains this
            dotnet run -c Conformance --project tests/StreamClass.Conformance -- --help

        """;

    public static string Generate(IReadOnlyList<ConformanceRow> rows, ILookup<string, ConformanceTest> tests)
    {
        var text = new StringBuilder(Head).Append('\n');
        var proving = rows.SelectMany(row => tests[row.FullName]).Select(static test => test.Id).Distinct().Count();
        text.Append($"{rows.Count} rows, {proving} tests.\n");
        var reference = ReferenceDocument.Read();
        foreach (var section in rows.GroupBy(static row => row.Section))
        {
            text.Append($"\n## {section.Key} {reference.Title(section.Key)}\n\n{section.Count()} rows.\n\n");
            text.Append("| row | native name | ours | tests |\n|---|---|---|---|\n");
            foreach (var row in section)
            {
                var ours = string.Join(", ", row.Ours.Select(static name => $"`{name}`"));
                var names = string.Join(", ", tests[row.FullName].Select(static test => $"`{test.Name}`").Distinct());
                text.Append($"| {row.Name} | {row.Native} | {ours} | {names} |\n");
            }
        }

        return text.ToString();
    }
}
