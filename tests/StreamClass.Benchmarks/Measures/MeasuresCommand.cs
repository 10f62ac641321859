namespace StreamClass.Benchmarks.Measures;

/// <summary>measures [--only &lt;name&gt;] [--json]</summary>
internal sealed class MeasuresCommand : IBenchmarkCommand
{
    private static readonly IMeasure[] All =
    [
        new InterruptMeasure(),
        new ControlMeasure(),
        new CancelMeasure(),
        new TickMeasure(),
        new DevicesMeasure(),
        new ObservedMeasure(),
        new DmaMeasure(),
        new DvdMeasure(),
    ];

    private static string Help =>
        $"""
        What the class driver costs beside the headline, in one table, with the targets met or not by the figures of this run.

          dotnet run -c Release --project tests/StreamClass.Benchmarks -- measures [options]

          --only <name>      one of: {string.Join(", ", All.Select(static measure => measure.Name))}
          --json             the same as JSON
          --help             prints this

        {string.Join('\n', All.Select(static measure => $"  {measure.Name,-10} {measure.Summary}"))}
        """;

    public string Name => "measures";

    public string Summary => "interrupts, controls, cancels, ticks, many devices, DMA and the DVD player";

    public async Task<ExitCode> RunAsync(string[] arguments)
    {
        var measures = All;
        var asJson = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--only" when i + 1 < arguments.Length && Array.Find(All, measure => measure.Name == arguments[i + 1]) is { } only:
                    measures = [only];
                    i++;
                    break;
                case "--json":
                    asJson = true;
                    break;
                case "--help":
                    Console.WriteLine(Help);
                    return ExitCode.Done;
                default:
                    throw new FormatException($"'measures {string.Join(' ', arguments)}' is not understood.\n\n{Help}");
            }
        }

        await RunAsync(measures, asJson);
        return ExitCode.Done;
    }

    private static async Task RunAsync(IMeasure[] measures, bool asJson)
    {
        var rows = new List<(string Measure, Figure Figure)>();
        if (!asJson)
        {
            FigureTable.WriteHead();
        }

        foreach (var measure in measures)
        {
            var figures = await measure.RunAsync();
            rows.AddRange(figures.Select(figure => (measure.Name, figure)));
            if (!asJson)
            {
                FigureTable.WriteRows(measure.Name, figures);
            }
        }

        if (asJson)
        {
            FigureTable.WriteJson(rows);
        }
    }
}
