using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>Finds a choice again in a run whose earlier choices were different, and whose numbers are therefore others.</summary>
/// <param name="Kind">The preemption point.</param>
/// <param name="Subject">The name of what is touched there.</param>
/// <param name="Running">The name of whose stack runs, or of nobody.</param>
/// <param name="Occurrence">How many such choices there were before.</param>
internal readonly record struct PointKey(TraceKind Kind, string Subject, string Running, int Occurrence);
