using System.Reflection;

namespace StreamClass.Tests.Conformance;

/// <summary>A test that says which rows it proves.</summary>
/// <param name="Type">The class that is made to run it.</param>
/// <param name="Method">The test.</param>
/// <param name="Rows">The rows.</param>
internal sealed record ConformanceTest(Type Type, MethodInfo Method, IReadOnlyList<string> Rows)
{
    /// <summary>What tells it from all other tests.</summary>
    public string Id => $"{Type.FullName}.{Method.Name}";

    /// <summary>How it is shown.</summary>
    public string Name => $"{Type.Name}.{Method.Name}";

    /// <summary>Every test of this assembly that names rows, in a fixed order.</summary>
    public static IReadOnlyList<ConformanceTest> All() =>
    [
        .. typeof(ConformanceTest).Assembly.GetTypes()
            .Where(static type => type is { IsClass: true, IsAbstract: false })
            .SelectMany(static type => type.GetMethods().Select(method => (Type: type, Method: method)))
            .Select(static test => new ConformanceTest(
                test.Type, test.Method, [.. test.Method.GetCustomAttributes<ConformanceAttribute>().SelectMany(static named => named.Rows)]))
            .Where(static test => test.Rows.Count > 0)
            .OrderBy(static test => test.Id, StringComparer.Ordinal),
    ];

    /// <summary>The tests of each row.</summary>
    public static ILookup<string, ConformanceTest> ByRow() =>
        All().SelectMany(static test => test.Rows.Select(row => (Row: row, Test: test))).ToLookup(static pair => pair.Row, static pair => pair.Test);
}
