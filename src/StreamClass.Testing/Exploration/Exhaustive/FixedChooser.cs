using StreamClass.Testing.Choices;
using StreamClass.Testing.Scheduling;

namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>Runs one schedule of a search through all schedules again.</summary>
internal sealed class FixedChooser(EverySchedule schedule) : IChooser
{
    public IRunObserver Observer { get; } = new SharingRecorder(isStateDeclared: false, new BlindSpots());

    public int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices) => Math.Min(schedule.PickAt(point.Number), choices.Length - 1);
}
