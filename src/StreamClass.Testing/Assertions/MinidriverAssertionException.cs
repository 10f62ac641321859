namespace StreamClass.Testing.Assertions;

/// <summary>Something is not as a test expects it.</summary>
/// <param name="message">What was expected, and what there is instead.</param>
public sealed class MinidriverAssertionException(string message) : Exception(message);
