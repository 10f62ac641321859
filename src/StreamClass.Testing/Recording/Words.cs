namespace StreamClass.Testing.Recording;

/// <summary>The parts of a recorded line that may be missing.</summary>
internal static class Words
{
    public static string Stream(int? number) => number is null ? string.Empty : $" of stream {number}";

    public static string Request(RecordedRequest? request) => request is null ? string.Empty : $" for {request}";

    public static string Argument(object? argument) => argument is null ? string.Empty : $" {argument}";
}
