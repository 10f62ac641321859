using System.Globalization;
using System.Reflection;
using StreamClass.Testing.Faults;

namespace StreamClass.Testing.Exploration.Stories;

/// <summary>Writes down the options that a schedule needs to be the same again, in C#.</summary>
/// <param name="Argument">The last argument of a call that replays it, with the comma before it; empty when nothing has to be said.</param>
/// <param name="Untold">The options that differ and that no code can be written for.</param>
internal sealed record OptionsCode(string Argument, IReadOnlyList<string> Untold)
{
    /// <summary>What decides neither what a run does nor how it ends.</summary>
    private static readonly string[] Immaterial =
    [
        nameof(SimulationOptions.Recording), nameof(SimulationOptions.Coverage), nameof(SimulationOptions.SelfCheck),
        nameof(SimulationOptions.Watchdog), nameof(SimulationOptions.LeftGrace),
        nameof(MachineOptions.LoggerFactory), nameof(MachineOptions.TimeProvider),
        nameof(MachineOptions.OscillatorSpeed),
    ];

    /// <summary>Writes what options say that others do not.</summary>
    /// <param name="options">The options.</param>
    /// <param name="given">Those that the one who replays has anyway, and may change; null means none but the defaults.</param>
    public static OptionsCode Write(ExploreOptions options, ExplorationOptions? given)
    {
        var untold = new List<string>();
        var basis = given ?? new ExplorationOptions();
        string?[] parts =
        [
            Differences(nameof(options.Simulation), options.Simulation, basis.Simulation, given is null ? null : "options", untold),
            Differences(nameof(options.Machine), options.Machine, basis.Machine, given is null ? null : "options", untold),
        ];
        var body = string.Join(", ", parts.OfType<string>());
        var argument = body.Length == 0 ? string.Empty
            : given is null ? $", new() {{ {body} }}"
            : $", options => options with {{ {body} }}";
        return new OptionsCode(argument, untold);
    }

    /// <summary>An assignment of the property, or null.</summary>
    private static string? Differences(string name, object options, object basis, string? owner, List<string> untold)
    {
        var path = owner is null ? null : $"{owner}.{name}";
        var parts = new List<string>();
        foreach (var property in Properties(options.GetType()))
        {
            var (value, old) = (property.GetValue(options), property.GetValue(basis));
            if (Equals(value, old))
            {
                continue;
            }

            if (value is SimulationCosts)
            {
                parts.Add(Differences(property.Name, value, old!, path, untold)!);
            }
            else if (Literal(value) is { } literal)
            {
                parts.Add($"{property.Name} = {literal}");
            }
            else
            {
                untold.Add($"{name}.{property.Name}");
            }
        }

        return parts.Count == 0 ? null : $"{name} = {(path is null ? "new()" : $"{path} with")} {{ {string.Join(", ", parts)} }}";
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.CanWrite && !Immaterial.Contains(property.Name)
        orderby property.MetadataToken
        select property;

    private static string? Literal(object? value) => value switch
    {
        null => "null",
        true => "true",
        false => "false",
        Enum kind => string.Join(" | ", kind.ToString().Split(", ").Select(name => $"{kind.GetType().Name}.{name}")),
        TimeSpan time => time.Ticks % TimeSpan.TicksPerMillisecond == 0
            ? string.Create(CultureInfo.InvariantCulture, $"TimeSpan.FromMilliseconds({time.Ticks / TimeSpan.TicksPerMillisecond})")
            : string.Create(CultureInfo.InvariantCulture, $"TimeSpan.FromTicks({time.Ticks})"),
        DateTimeOffset { Offset.Ticks: 0 } time => string.Create(CultureInfo.InvariantCulture, $"new(new DateTime({time.Ticks}), TimeSpan.Zero)"),
        int or uint or long or ulong => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        FaultPlan plan => Literal(plan),
        _ => null,
    };

    private static string Literal(FaultPlan plan)
    {
        var parts = Enum.GetValues<FaultKind>().Where(kind => plan[kind] > 0)
            .Select(kind => string.Create(CultureInfo.InvariantCulture, $"[FaultKind.{kind}] = {plan[kind]:R}"));
        var most = string.Create(CultureInfo.InvariantCulture, $"{nameof(FaultPlan.MaxFaults)} = {plan.MaxFaults}");
        return $"new() {{ {string.Join(", ", plan.MaxFaults == int.MaxValue ? parts : parts.Append(most))} }}";
    }
}
