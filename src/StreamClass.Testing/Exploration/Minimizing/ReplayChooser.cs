using StreamClass.Testing.Choices;
using StreamClass.Testing.Exploration.Schedules;

namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>Repeats a run by its numbers, to learn the keys of what it decided.</summary>
internal sealed class ReplayChooser(Schedule schedule) : KeyedChooser(new HashSet<OperationKey>())
{
    private readonly ScheduleChooser _schedule = new(schedule);

    protected override int Pick(in ChoicePoint point, in PointKey key, ReadOnlySpan<Choice> choices) => _schedule.Choose(point, choices);
}
