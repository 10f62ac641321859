using System.Reflection;
using System.Runtime.CompilerServices;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Leaving;

/// <summary>An asynchronous method that was about to go on, and what it had awaited.</summary>
/// <param name="Name">The method as it was written.</param>
/// <param name="Awaited">The task that it had awaited, or null when it cannot be told.</param>
internal sealed record AwaitingMethod(string Name, Task? Awaited)
{
    /// <summary>A task stands at most in an awaiter in a wrapper.</summary>
    private const int Depth = 3;

    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The method that goes on in what was posted, or null when it is something else.</summary>
    /// <param name="posted">What was posted: the runtime posts the delegate that moves a state machine on.</param>
    public static AwaitingMethod? Find(object? posted)
    {
        if (posted is not Delegate { Target: { } box } || StateMachine(box) is not { } machine)
        {
            return null;
        }

        var type = machine.GetType();
        return new AwaitingMethod(CompiledName.OfMethod(type), Awaits(machine));
    }

    private static object? StateMachine(object box) =>
        box is IAsyncStateMachine ? box : box.GetType().GetField("StateMachine", Instance)?.GetValue(box) as IAsyncStateMachine;

    private static Task? Awaits(object machine)
    {
        foreach (var field in machine.GetType().GetFields(Instance))
        {
            // The compiler keeps awaiters in fields of their own, and clears them when the method has gone on.
            if (field.Name.StartsWith("<>u__", StringComparison.Ordinal) && TaskOf(field.GetValue(machine), Depth) is { } task)
            {
                return task;
            }
        }

        return null;
    }

    private static Task? TaskOf(object? value, int depth)
    {
        if (value is null or Task || depth == 0)
        {
            return value as Task;
        }

        foreach (var field in value.GetType().GetFields(Instance))
        {
            if (!field.FieldType.IsPrimitive && TaskOf(field.GetValue(value), depth - 1) is { } task)
            {
                return task;
            }
        }

        return null;
    }
}
