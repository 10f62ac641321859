using System.Globalization;
using System.Text;
using StreamClass.Kernel;
using StreamClass.Testing.Timing;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>Says what a run that does not go on is waiting for.</summary>
internal static class StallReport
{
    public static string Write(
        IEnumerable<KernelGate> gates, IEnumerable<InterruptLine> lines, IEnumerable<DueEvent> events, IEnumerable<string> outstanding)
    {
        var names = new TraceNames();
        var text = new StringBuilder();
        Append(text, "Threads wait for", gates.Select(static gate => gate.Name));
        Append(text, "Interrupt lines are pending", lines.Select(static line => line.Name));
        Append(text, "Armed", events.OrderBy(static due => due.Sequence).Select(due => names.Of(due.Subject)));
        Append(text, "Outstanding", outstanding);
        return text
            .Append("If the scenario waits for something outside of the simulation (real time, another thread), it has left it.")
            .ToString();
    }

    private static void Append(StringBuilder text, string what, IEnumerable<string> names)
    {
        var list = string.Join(", ", names);
        if (list.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{what}: {list}. ");
        }
    }
}
