using StreamClass.Kernel;

namespace StreamClass.Testing.Exploration.Stories;

/// <summary>One thing that somebody did.</summary>
/// <param name="Time">The virtual time in ns.</param>
/// <param name="Level">The level of the processor.</param>
/// <param name="Processor">The number of the processor; zero when there is only one.</param>
/// <param name="Who">Who did it.</param>
/// <param name="What">What it was.</param>
/// <param name="IsMark">Whether it is what the schedule decided.</param>
/// <param name="IsEnd">Whether it is what failed: what comes after it is only how the machine is switched off.</param>
internal sealed record StoryLine(long Time, Irql Level, int Processor, string Who, string What, bool IsMark, bool IsEnd = false);
