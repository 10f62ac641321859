using System.Diagnostics;
using System.Text;
using StreamClass.Testing.Scheduling;
using StreamClass.Testing.Simulations;
using StreamClass.Testing.Threads;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Injections;

/// <summary>Tells calls apart by how the code came there.</summary>
internal static class CallStack
{
    /// <summary>The methods from the calling one down to the scheduler, which is where a thread, a routine or an event begins.</summary>
    /// <remarks>Code that was compiled to run fast shows fewer methods, and so perhaps fewer different stacks.</remarks>
    public static string Describe()
    {
        var text = new StringBuilder();
        var isInside = false;
        foreach (var frame in new StackTrace(skipFrames: 1, fNeedFileInfo: false).GetFrames())
        {
            if (frame.GetMethod() is not { DeclaringType: { Namespace: { } space } type } method)
            {
                continue;
            }

            var isScheduler = space == typeof(Scheduler).Namespace || space == typeof(Runnable).Namespace
                || space == typeof(SimulationSession).Namespace;
            if (isScheduler && isInside)
            {
                break;
            }

            isInside |= !isScheduler && space != typeof(CallStack).Namespace;
            if (isInside && !space.StartsWith("System", StringComparison.Ordinal))
            {
                text.Append(type.FullName).Append('.').Append(CompiledName.Undo(method.Name)).Append('\n');
            }
        }

        return text.ToString();
    }
}
