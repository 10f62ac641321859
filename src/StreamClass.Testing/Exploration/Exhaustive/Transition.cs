namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>What was picked at one choice, and what it did until the next.</summary>
/// <param name="Code">Who acted: the same for the same thread, line or timer in every run.</param>
/// <param name="Event">Stands for it in the order of events: the same whatever independent code ran before.</param>
/// <param name="Footprint">What it touched.</param>
internal sealed record Transition(Digest Code, Digest Event, Footprint Footprint);
