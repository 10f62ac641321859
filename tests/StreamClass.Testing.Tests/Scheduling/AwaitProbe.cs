using StreamClass.Kernel;
using StreamClass.Testing.Scheduling;

namespace StreamClass.Testing.Tests.Scheduling;

/// <summary>One client awaits something that somebody completes; the probe sees where the client goes on.</summary>
internal sealed class AwaitProbe
{
    private readonly TaskCompletionSource _foreign;
    private readonly bool _own;
    private readonly bool _captured;
    private OwnSource? _source;
    private bool _completing;

    public AwaitProbe(bool own, bool captured, bool asynchronous)
    {
        _own = own;
        _captured = captured;
        _foreign = new TaskCompletionSource(
            asynchronous ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None);
    }

    /// <summary>Whether the client went on before the call that completed had returned.</summary>
    public bool WentOnInline { get; private set; }

    public Irql? Level { get; private set; }

    public bool OnContext { get; private set; }

    /// <summary>What ran in which order: the client, and a rival that was posted just before the completion.</summary>
    public List<string> Order { get; } = [];

    /// <summary>Whoever left shows up on a thread of the pool, which comes when the machine has time for it; waiting ends as soon as it does.</summary>
    public static SimulationOptions Patient { get; } = new() { LeftGrace = TimeSpan.FromSeconds(60) };

    public static AwaitProbe Run(ulong seed, bool own, bool captured, bool asynchronous, Completer completer)
    {
        var probe = new AwaitProbe(own, captured, asynchronous);
        Simulation.RunDrive(seed, drive => probe.PlayAsync(drive, completer), Patient);
        return probe;
    }

    private async Task PlayAsync(SimulatedDrive drive, Completer completer)
    {
        _source = new OwnSource(drive);
        var client = ClientAsync(drive);
        Arrange(drive, completer);
        await client;
    }

    private async Task ClientAsync(SimulatedDrive drive)
    {
        if (_own)
        {
            await _source!.Task.ConfigureAwait(_captured);
        }
        else
        {
            await _foreign.Task.ConfigureAwait(_captured);
        }

        WentOnInline = _completing;
        Level = Processor.CurrentOrNone?.Irql;
        OnContext = SynchronizationContext.Current == drive.Context;
        Order.Add("client");
    }

    private void Arrange(SimulatedDrive drive, Completer completer)
    {
        switch (completer)
        {
            case Completer.Client:
                drive.Context.Post(_ => Complete(drive), null);
                break;
            case Completer.WorkItem:
                drive.QueueWorkItem(new WorkItem(_ => Complete(drive), "completer"));
                break;
            case Completer.Dpc:
                new Dpc(drive, _ => Complete(drive), "completer").Queue();
                break;
            case Completer.Isr:
                var line = new InterruptLine(drive, "irq5", Irql.Device);
                _ = new Connection(line, () =>
                {
                    line.Deassert();
                    Complete(drive);
                    return true;
                });
                line.Assert();
                break;
            default:
                HardwareTimer.Arm(drive, "completer", 10, () => Complete(drive), completer == Completer.Hardware);
                break;
        }
    }

    private void Complete(SimulatedDrive drive)
    {
        drive.Context.Post(_ => Order.Add("rival"), null);
        _completing = true;
        if (_own)
        {
            _source!.Complete();
        }
        else
        {
            _foreign.SetResult();
        }

        _completing = false;
    }
}
