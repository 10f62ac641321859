namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>A choice between threads, with nothing on the stack, that was decided by default.</summary>
/// <param name="Number">How many choices there were before.</param>
/// <param name="Point">Where it is.</param>
/// <param name="Others">What else could have been picked.</param>
internal sealed record PassedPoint(int Number, PointKey Point, IReadOnlyList<PickKey> Others);
