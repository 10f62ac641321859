namespace StreamClass.Testing.Injections.Points;

/// <summary>Finds what is done to a scenario by the name that reports use.</summary>
internal static class InjectionNames
{
    private static InjectionFamily[] Families =>
    [
        FaultFamily.Memory, FaultFamily.Interrupts, FaultFamily.Hardware,
        new Removal(), new PowerLoss(), new Cancellation(), new Expiry(), new ClockSwitch(),
    ];

    /// <exception cref="FormatException">There is no such thing.</exception>
    public static (InjectionFamily Family, Injection Injection) Parse(string name) =>
        Injection.TryParse(name, out var injection)
        && Array.Find(Families, family => family.Kinds.Contains(injection.Value.Kind)) is { } family
            ? (family, injection.Value)
            : throw new FormatException($"\"{name}\" names no injection; what a failure prints looks like removal@137.");
}
