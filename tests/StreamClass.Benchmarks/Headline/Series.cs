using StreamClass.Benchmarks.Headline.Running;

namespace StreamClass.Benchmarks.Headline;

/// <summary>The runs of one variant, one for each round.</summary>
internal sealed class Series(string name)
{
    private readonly List<RunFigures> _runs = [];

    public void Add(RunFigures run) => _runs.Add(run);

    public VariantFigures Medians() => new(
        name, Median(run => run.Nanoseconds), Median(run => run.Bytes), Median(run => run.Share));

    private double Median(Func<RunFigures, double> value)
    {
        var values = _runs.ConvertAll(run => value(run));
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
