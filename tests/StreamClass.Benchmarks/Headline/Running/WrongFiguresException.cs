namespace StreamClass.Benchmarks.Headline.Running;

/// <summary>A run did not do what it was measured for, so its figures mean nothing.</summary>
internal sealed class WrongFiguresException(string message) : Exception(message);
