namespace StreamClass.Benchmarks.Measures;

/// <summary>One row of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">The figure; null when there is nothing to measure.</param>
/// <param name="Unit">What the figure counts.</param>
/// <param name="Target">What it has to be, or null.</param>
/// <param name="IsMet">Whether it is, by the figures of this run; null without a target.</param>
internal sealed record Figure(string What, double? Value, string Unit, string? Target = null, bool? IsMet = null);
