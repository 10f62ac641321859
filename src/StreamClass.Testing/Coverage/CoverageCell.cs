using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Coverage;

/// <summary>One case of the protocol: something happens while the minidriver has a request.</summary>
/// <param name="Command">The command of the request, which is in its routine or pending.</param>
/// <param name="State">The state of its stream; null for a request of the device.</param>
/// <param name="Event">What happens.</param>
public readonly record struct CoverageCell(SrbCommand Command, KsState? State, InterruptingEvent Event)
{
    /// <inheritdoc/>
    public override string ToString() => State is null ? $"{Command}: {Event}" : $"{Command} in {State}: {Event}";
}
