using StreamClass.Kernel;

namespace StreamClass.Testing.Choices;

/// <summary>Where the scheduler chooses.</summary>
/// <param name="Time">The virtual time in ns.</param>
/// <param name="Level">The level of the processor.</param>
/// <param name="Step">The number of the scheduler's step.</param>
internal readonly record struct ChoicePoint(long Time, Irql Level, long Step);
