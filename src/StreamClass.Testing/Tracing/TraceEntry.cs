using StreamClass.Kernel;

namespace StreamClass.Testing.Tracing;

/// <summary>One line of the trace, not yet put into words.</summary>
/// <param name="Time">The virtual time in ns.</param>
/// <param name="Subject">To whom it happened.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Processor">The processor that ran, from 1; zero when there is only one.</param>
/// <param name="Level">The level of the processor.</param>
/// <param name="Pick">Of a choice: the index of the pick.</param>
/// <param name="Count">Of a choice: among how many.</param>
internal readonly record struct TraceEntry(
    long Time, object? Subject, TraceKind Kind, byte Processor, Irql Level, ushort Pick, ushort Count);
