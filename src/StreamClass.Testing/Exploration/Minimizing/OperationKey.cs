namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>Finds an operation of a client again.</summary>
/// <param name="Name">What the scenario calls it.</param>
/// <param name="Occurrence">How many of that name there were before.</param>
internal readonly record struct OperationKey(string Name, int Occurrence);
