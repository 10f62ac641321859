namespace StreamClass.Tests.Conformance;

/// <summary>Names a row of the reference that a test proves: its section and its own name, as in "1 READ_DATA".</summary>
/// <remarks>The rows are in Conformance/Rows; docs/conformance.md is made of both.</remarks>
/// <param name="rows">The rows.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ConformanceAttribute(params string[] rows) : Attribute
{
    /// <summary>The rows.</summary>
    public IReadOnlyList<string> Rows { get; } = rows;
}
