using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Faults;

namespace StreamClass.Testing.Scheduling;

/// <content>What is done to a run on purpose: injections, and faults that the chooser picks.</content>
internal sealed partial class Scheduler
{
    private int _faults;

    /// <summary>What is done to the run at certain points of it, or null.</summary>
    public RunInjection? Injection { get; set; }

    /// <summary>Lets the chooser pick a fault of those that the plan of the run has for a point.</summary>
    public FaultEffect ChooseFault(FaultPoint point)
    {
        if (options.Faults is not { } plan || _faults >= plan.Most || plan.OffersAt(point) is not { Length: > 0 } offers)
        {
            return FaultEffect.None;
        }

        _choices.Clear();
        _choices.Add(ChoiceKind.GoOn, null, _actors.Running);
        foreach (var offer in offers)
        {
            _choices.Add(ChoiceKind.Fault, offer, Actors.Time);
        }

        if (Pick().Subject is not FaultOffer picked)
        {
            return FaultEffect.None;
        }

        _faults++;
        return picked.Effect;
    }
}
