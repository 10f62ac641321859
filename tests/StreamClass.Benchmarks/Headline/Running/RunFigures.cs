namespace StreamClass.Benchmarks.Headline.Running;

/// <summary>What one run of one variant gave.</summary>
/// <param name="Nanoseconds">For each request, of all clients together.</param>
/// <param name="Bytes">That the whole process allocated for each request, once the clients had started.</param>
/// <param name="Share">What the slowest client got done, as a part of what the fastest did.</param>
internal readonly record struct RunFigures(double Nanoseconds, double Bytes, double Share);
