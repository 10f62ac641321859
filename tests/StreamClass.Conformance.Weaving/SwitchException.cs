namespace StreamClass.Conformance.Weaving;

/// <summary>A switch file that cannot be woven, and where.</summary>
internal sealed class SwitchException(string path, int line, string problem) : Exception
{
    /// <summary>In the form that a build takes for an error.</summary>
    public override string Message { get; } = $"{path}({line}): error SWITCH: {problem}.";
}
