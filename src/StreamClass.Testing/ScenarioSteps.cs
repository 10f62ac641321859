using StreamClass.Testing.Scheduling;

namespace StreamClass.Testing;

/// <summary>What a scenario tells of itself, so that an exploration can vary it and make it smaller.</summary>
public static class ScenarioSteps
{
    /// <summary>Does something that the scenario could do without.</summary>
    /// <remarks>When a failing schedule is minimized, operations are left out as long as the failure stays.</remarks>
    /// <param name="machine">The machine of the scenario.</param>
    /// <param name="name">What is done, for the report.</param>
    /// <param name="operation">Does it.</param>
    public static Task OperationAsync(this Machine machine, string name, Func<Task> operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return LeavesOut(machine, name) ? Task.CompletedTask : operation();
    }

    /// <inheritdoc cref="OperationAsync"/>
    public static void Operation(this Machine machine, string name, Action operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (!LeavesOut(machine, name))
        {
            operation();
        }
    }

    /// <summary>Has the schedule decide a value: how large a buffer is, which of several requests is cancelled.</summary>
    /// <remarks>Zero is what a failing schedule is minimized to, and what a machine in real time always gives.</remarks>
    /// <param name="machine">The machine of the scenario.</param>
    /// <param name="count">How many values there are.</param>
    /// <param name="what">What the value means, for the report.</param>
    /// <returns>A value from zero to below <paramref name="count"/>.</returns>
    public static int Choose(this Machine machine, int count, string what)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(what);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return machine.Drive is SimulatedDrive drive ? drive.ChooseValue(count, what) : 0;
    }

    private static bool LeavesOut(Machine machine, string name)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(name);
        return machine.Drive is SimulatedDrive drive && drive.LeavesOut(name);
    }
}
