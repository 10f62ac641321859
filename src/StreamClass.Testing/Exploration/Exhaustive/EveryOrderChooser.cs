using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>Decides one run of a search through all schedules.</summary>
internal sealed class EveryOrderChooser(ScheduleTree tree, SharingRecorder recorder) : IChooser
{
    public IRunObserver Observer => recorder;

    /// <summary>Whether the run was cut, because it came to where another has been.</summary>
    public bool IsCut { get; private set; }

    public int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices)
    {
        var before = recorder.End()!;
        var codes = new Digest[choices.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = recorder.CodeOf(choices[i]);
        }

        var pick = tree.Choose(before, recorder.StateAt(point), SharingRecorder.MayChangeThreads(point), codes);
        IsCut = pick < 0;
        return pick;
    }

    /// <summary>The run has come to its end.</summary>
    /// <returns>Whether no other run was equal to it.</returns>
    public bool Finish() => !IsCut && tree.Finish(recorder.End()!, recorder.StateAtEnd());
}
