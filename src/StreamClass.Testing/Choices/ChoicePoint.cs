using StreamClass.Kernel;
using StreamClass.Testing.Threads;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Choices;

/// <summary>Where the scheduler chooses.</summary>
/// <param name="Time">The virtual time in ns.</param>
/// <param name="Level">The level of the processor that runs.</param>
/// <param name="Step">The number of the scheduler's step.</param>
/// <param name="Number">How many choices there were before in this run.</param>
/// <param name="Kind">
/// The preemption point that the running code has come to; <see cref="TraceKind.Choice"/> when nothing is on the stack.
/// </param>
/// <param name="Subject">What the running code touches there.</param>
/// <param name="Processor">The number of the processor that runs, from 1.</param>
/// <param name="Actors">Tells which threads the numbers of the choices stand for.</param>
internal readonly record struct ChoicePoint(
    long Time, Irql Level, long Step, int Number, TraceKind Kind, object? Subject, int Processor = 1, Actors? Actors = null);
