using StreamClass.Testing.Choices;
using StreamClass.Testing.Scheduling;
using StreamClass.Testing.Threads;

namespace StreamClass.Testing.Exploration.Stories;

/// <summary>Notes the deviations of a run, by the numbers of their choices.</summary>
internal sealed class MarkRecorder(IChooser chooser) : IChooser
{
    private readonly Dictionary<int, Mark> _marks = [];

    public IReadOnlyDictionary<int, Mark> Marks => _marks;

    public int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices)
    {
        var pick = chooser.Choose(point, choices);
        if (pick > 0)
        {
            var choice = choices[pick];
            _marks[point.Number] = new Mark(
                choice.Kind, choice.IsPreemption(choices[0]), choice.Actor, choice.Processor, choice.Subject is Runnable or SimulatedProcessor);
        }

        return pick;
    }

    public bool LeavesOut(int operation, string name) => chooser.LeavesOut(operation, name);
}
