namespace StreamClass.Benchmarks.Soak;

/// <summary>How requests ended, as one side saw it.</summary>
internal sealed class SoakCounts
{
    public long Begun { get; set; }

    public long Completed { get; set; }

    public long Cancelled { get; set; }

    public long TimedOut { get; set; }

    public long Ended => Completed + Cancelled + TimedOut;

    public static SoakCounts Sum(IEnumerable<SoakCounts> parts)
    {
        var sum = new SoakCounts();
        foreach (var part in parts)
        {
            sum.Begun += part.Begun;
            sum.Completed += part.Completed;
            sum.Cancelled += part.Cancelled;
            sum.TimedOut += part.TimedOut;
        }

        return sum;
    }
}
