namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>A deviation that can be found again in another run.</summary>
/// <param name="Point">Where it is.</param>
/// <param name="Pick">What is picked.</param>
/// <param name="Preempts">Whether the running code could have gone on.</param>
internal sealed record KeyedDeviation(PointKey Point, PickKey Pick, bool Preempts);
