namespace StreamClass.Benchmarks.Headline.Reporting;

/// <summary>Something that the figures are to show.</summary>
/// <param name="Name">What.</param>
/// <param name="Row">Of which row of ours.</param>
/// <param name="Measured">Each figure that it is about.</param>
/// <param name="IsMet">Whether all of them are as they should be.</param>
internal sealed record Target(string Name, string Row, IReadOnlyList<TargetFigure> Measured, bool IsMet);

/// <summary>One figure of a target.</summary>
internal readonly record struct TargetFigure(string Load, double Value);
