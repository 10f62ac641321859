namespace StreamClass.Benchmarks.Headline;

/// <summary>What the slowest client got done in a second, as a part of what the fastest did.</summary>
internal sealed record Shares(double Ours, double Floor);
