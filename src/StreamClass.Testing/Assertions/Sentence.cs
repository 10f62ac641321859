using System.Globalization;

namespace StreamClass.Testing.Assertions;

/// <summary>Puts what was expected and what there is into one sentence.</summary>
internal static class Sentence
{
    public static MinidriverAssertionException Refuted(string expected, string because, object?[] becauseArgs, string actual) =>
        new($"Expected {expected}{Reason(because, becauseArgs)}, but {actual}.");

    /// <summary>Lists things that came, or says that there were none.</summary>
    public static string List(IEnumerable<string> things, string none)
    {
        var list = string.Join(", ", things);
        return list.Length == 0 ? none : list;
    }

    private static string Reason(string because, object?[] becauseArgs)
    {
        if (string.IsNullOrWhiteSpace(because))
        {
            return string.Empty;
        }

        var reason = becauseArgs.Length == 0 ? because.Trim() : string.Format(CultureInfo.InvariantCulture, because.Trim(), becauseArgs);
        return reason.StartsWith("because ", StringComparison.OrdinalIgnoreCase) ? $" {reason}" : $" because {reason}";
    }
}
