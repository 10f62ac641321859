namespace StreamClass.Benchmarks.Headline;

/// <summary>What one variant took, as medians of all rounds.</summary>
internal sealed record VariantFigures(string Name, double Nanoseconds, double Bytes, double Share);
