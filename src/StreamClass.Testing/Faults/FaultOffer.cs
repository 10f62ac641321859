using StreamClass.Kernel;

namespace StreamClass.Testing.Faults;

/// <summary>A fault that can happen at a point: what a chooser picks.</summary>
/// <param name="Kind">What it is to a person.</param>
/// <param name="Point">Where it happens.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Probability">How likely the plan says that it is, from 0 to 1.</param>
internal sealed record FaultOffer(FaultKind Kind, FaultPoint Point, FaultEffect Effect, double Probability) : INamedSubject
{
    public string Name => Kind.ToString();
}
