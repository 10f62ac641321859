using System.Globalization;
using System.Reflection;
using System.Text;
using StreamClass.Testing.Exploration.Schedules;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Exploration.Stories;

/// <summary>Writes a test that replays a schedule.</summary>
internal static class ReplayTest
{
    public static string Write(PlayedScenario scenario, ExploreOptions options, Schedule schedule)
    {
        var method = scenario.Written.Method;
        var isLambda = method.Name.StartsWith('<');
        var name = CompiledName.Undo(method.Name);
        var code = OptionsCode.Write(options, scenario.Given);
        var text = new StringBuilder();
        text.Append("[Fact]\n");
        text.Append(CultureInfo.InvariantCulture, $"public void {Identifier(name)}_Schedule{schedule.Checksum:x8}_DoesNotFail() =>\n");
        text.Append(CultureInfo.InvariantCulture, $"    Explore.{scenario.Replay}(\"{schedule}\", {(isLambda ? "Scenario" : name)}{code.Argument});\n");
        if (isLambda)
        {
            text.Append(CultureInfo.InvariantCulture, $"    // Scenario is what {Owner(method)}.{name} explores.\n");
        }

        if (code.Untold.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"    // The options also need what cannot be written here, as the exploration had it: {string.Join(", ", code.Untold)}.\n");
        }

        return text.ToString();
    }

    private static string Owner(MethodInfo method)
    {
        var type = method.DeclaringType;
        while (type is { DeclaringType: { } outer } && type.Name.StartsWith('<'))
        {
            type = outer;
        }

        return type?.Name ?? "the test";
    }

    private static string Identifier(string name) => string.Concat(name.Where(static letter => char.IsLetterOrDigit(letter) || letter == '_'));
}
