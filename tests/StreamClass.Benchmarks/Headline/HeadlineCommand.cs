using StreamClass.Benchmarks.Headline.Reporting;
using StreamClass.Benchmarks.Headline.Running;

namespace StreamClass.Benchmarks.Headline;

/// <summary>headline: ours, the floor and the peers side by side.</summary>
internal sealed class HeadlineCommand : IBenchmarkCommand
{
    public string Name => "headline";

    public string Summary => "what an awaited write costs, beside the floor and the peers, in one table";

    public async Task<ExitCode> RunAsync(string[] arguments)
    {
        var options = HeadlineOptions.Parse(arguments);
        if (options.IsHelp)
        {
            Console.WriteLine(HeadlineOptions.Help);
            return ExitCode.Done;
        }

        try
        {
            await MeasureAsync(options).ConfigureAwait(false);
            return ExitCode.Done;
        }
        catch (WrongFiguresException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCode.Failed;
        }
    }

    private static async Task MeasureAsync(HeadlineOptions options)
    {
        var rounds = new Rounds(options.Rounds, options.Limit);
        var loads = new List<LoadFigures>();
        foreach (var load in options.Loads)
        {
            loads.Add(await rounds.MeasureAsync(load).ConfigureAwait(false));
        }

        if (options.IsJson)
        {
            Console.WriteLine(HeadlineJson.Of(loads));
        }
        else
        {
            new HeadlineTable(Console.Out).Write(loads);
        }
    }
}
