using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Faults;

/// <summary>Picks faults as likely as their plan says, and leaves every other choice to another chooser.</summary>
/// <remarks>It has numbers of its own, so that the order of a run does not depend on what could have failed in it.</remarks>
internal sealed class FaultChooser : IChooser
{
    private const ulong Stream = 0xFA17_FA17_FA17_FA17;
    private const int Resolution = 1 << 30;

    private readonly IChooser _inner;
    private readonly SeededGenerator _generator;

    private FaultChooser(IChooser inner, ulong seed)
    {
        _inner = inner;
        _generator = new SeededGenerator(seed ^ Stream);
    }

    /// <summary>A chooser for a run with a plan; without one it is the chooser itself.</summary>
    public static IChooser Over(IChooser inner, FaultPlan? plan, ulong seed) => plan is null ? inner : new FaultChooser(inner, seed);

    public IRunObserver? Observer => _inner.Observer;

    public int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices)
    {
        if (choices[1].Kind != ChoiceKind.Fault)
        {
            return _inner.Choose(point, choices);
        }

        var ticket = _generator.Below(Resolution) / (double)Resolution;
        for (var i = 1; i < choices.Length; i++)
        {
            ticket -= ((FaultOffer)choices[i].Subject!).Probability;
            if (ticket < 0)
            {
                return i;
            }
        }

        return 0;
    }

    public bool LeavesOut(int operation, string name) => _inner.LeavesOut(operation, name);
}
