namespace StreamClass.Benchmarks.Headline;

/// <summary>How many clients there are, and how many requests each of them keeps outstanding.</summary>
internal readonly record struct Load(int Clients, int Depth)
{
    public static IReadOnlyList<Load> All { get; } = [new(1, 1), new(1, 64), new(2, 1), new(2, 64), new(4, 1), new(4, 64)];

    /// <exception cref="FormatException">The text names no load.</exception>
    public static Load Parse(string text) =>
        All.Cast<Load?>().FirstOrDefault(load => load.ToString() == text)
        ?? throw new FormatException($"There is no load '{text}'; there are {string.Join(", ", All)} (clients x depth).");

    public override string ToString() => $"{Clients}x{Depth}";
}
