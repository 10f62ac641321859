using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Leaving;

/// <summary>Tells how code has left the simulation, and what to write instead.</summary>
internal static class Departures
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.NonPublic;

    /// <summary>The option of a task that nobody runs: somebody completes it.</summary>
    private const int PromiseTask = 0x400;

    /// <summary>Judges by the thread that came in: what the runtime has on its stack.</summary>
    public static Departure Of(StackTrace stack)
    {
        var isTimer = false;
        var isCancellation = false;
        var isPool = false;
        foreach (var frame in stack.GetFrames())
        {
            var type = frame.GetMethod()?.DeclaringType;
            isTimer |= type?.FullName is "System.Threading.TimerQueueTimer" or "System.Threading.TimerQueue";
            isCancellation |= type == typeof(CancellationTokenSource);
            isPool |= type == typeof(Task) || type?.FullName == "System.Threading.ThreadPoolWorkQueue";
        }

        return (isCancellation, isTimer, isPool) switch
        {
            (true, true, _) => Departure.CancelAfter,
            (true, false, true) => Departure.CancelAsync,
            (_, true, _) => Departure.Timer,
            (_, _, true) => Departure.ThreadPool,
            _ => Departure.Thread,
        };
    }

    /// <summary>Judges by the task that was awaited.</summary>
    public static Departure? Of(Task awaited)
    {
        var name = awaited.GetType().Name;
        return name.StartsWith("DelayPromise", StringComparison.Ordinal) ? Departure.Delay
            : name.StartsWith("UnwrapPromise", StringComparison.Ordinal) || IsRun(awaited) ? Departure.ThreadPool
            : null;
    }

    /// <summary>What was awaited, in the words of whoever awaits it.</summary>
    public static string Name(Task awaited) =>
        Of(awaited) switch
        {
            Departure.Delay => "Task.Delay",
            Departure.ThreadPool => "Task.Run",
            _ when IsBox(awaited.GetType()) is { } machine => CompiledName.OfMethod(machine),
            _ => "a task that another thread has completed",
        };

    /// <summary>What to write instead.</summary>
    public static string Remedy(Departure departure) => departure switch
    {
        Departure.Delay => "Use machine.TimeProvider: Task.Delay(delay, machine.TimeProvider).",
        Departure.Timer => "Use machine.TimeProvider: machine.TimeProvider.CreateTimer, or Task.Delay(delay, machine.TimeProvider).",
        Departure.CancelAfter => "Use machine.TimeProvider: new CancellationTokenSource(delay, machine.TimeProvider).",
        Departure.CancelAsync =>
            "CancelAsync, and Cancel in a Task.Run, call back on the thread pool: call Cancel in a task of the machine.",
        Departure.ThreadPool =>
            "Run it as a task of the machine: call the asynchronous method without Task.Run, and without ConfigureAwait(false).",
        _ => "Time comes from machine.TimeProvider; other threads are system threads or work items of machine.Kernel.",
    };

    /// <summary>Whether a task is nobody's promise: the thread pool has run it.</summary>
    private static bool IsRun(Task task) =>
        IsBox(task.GetType()) is null
        && typeof(Task).GetField("m_stateFlags", Instance)?.GetValue(task) is int flags
        && (flags & PromiseTask) == 0;

    /// <summary>The state machine of a task that is an asynchronous method, or null.</summary>
    private static Type? IsBox(Type type) =>
        type.IsGenericType
            ? Array.Find(type.GetGenericArguments(), static argument => argument.IsAssignableTo(typeof(IAsyncStateMachine)))
            : null;
}
