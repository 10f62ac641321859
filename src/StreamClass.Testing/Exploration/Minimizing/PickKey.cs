using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>Finds a pick again among choices that stand in another order.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Name">The name of who acts, or the value.</param>
internal readonly record struct PickKey(ChoiceKind Kind, string Name);
