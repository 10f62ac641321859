using System.Globalization;
using System.Reflection;
using System.Text;
using StreamClass.Testing.Exploration.Schedules;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Exploration.Stories;

/// <summary>Writes a test that replays a schedule.</summary>
internal static class ReplayTest
{
    public static string Write(Func<Machine, Task> scenario, ExplorationOptions options, Schedule schedule)
    {
        var bound = scenario.Target as BoundScenario;
        var method = (bound?.Written ?? scenario).Method;
        var replay = bound is null ? "Explore.Replay" : "Replay";
        var isLambda = method.Name.StartsWith('<');
        var name = CompiledName.Undo(method.Name);
        var text = new StringBuilder();
        text.Append("[Fact]\n");
        text.Append(CultureInfo.InvariantCulture, $"public void {Identifier(name)}_Schedule{schedule.Checksum:x8}_DoesNotFail() =>\n");
        text.Append(CultureInfo.InvariantCulture, $"    {replay}(\"{schedule}\", {(isLambda ? "Scenario" : name)}{(bound is null ? Options(options) : string.Empty)});\n");
        if (isLambda)
        {
            text.Append(CultureInfo.InvariantCulture, $"    // Scenario is what {Owner(method)}.{name} explores.\n");
        }

        return text.ToString();
    }

    private static string Options(ExplorationOptions options)
    {
        if (options.Machine != new MachineOptions())
        {
            return ", options";
        }

        if (options.Simulation == new SimulationOptions { OffersEveryOrder = true })
        {
            return ", new() { Simulation = new() { OffersEveryOrder = true } }";
        }

        var onlyProcessors = new SimulationOptions { Processors = options.Simulation.Processors };
        return options.Simulation == new SimulationOptions() ? string.Empty
            : options.Simulation == onlyProcessors
                ? string.Create(CultureInfo.InvariantCulture, $", new() {{ Simulation = new() {{ Processors = {onlyProcessors.Processors} }} }}")
            : ", options";
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
