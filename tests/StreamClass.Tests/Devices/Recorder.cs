using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.Tests.Devices;

/// <summary>An echo device that notes what it is asked, and may keep its reads.</summary>
internal sealed class Recorder
{
    private readonly List<HwStreamRequestBlock> _held = [];

    /// <summary>What came, with what it carried.</summary>
    public List<string> Log { get; } = [];

    /// <summary>What the minidriver has.</summary>
    public IReadOnlyList<HwStreamRequestBlock> Held => _held;

    /// <summary>Whether reads and writes stay with the minidriver.</summary>
    public bool Keeps { get; set; }

    /// <summary>Whether filters have an extension, so that instance requests are sent.</summary>
    public bool HasInstances { get; init; }

    public bool TurnsOffSynchronization { get; init; }

    public bool HasInterrupt { get; init; }

    /// <summary>Answers a device request with another status.</summary>
    public Dictionary<SrbCommand, NtStatus> Answers { get; } = [];

    /// <summary>Looks at each device request first; true when it has answered.</summary>
    public Func<HwStreamRequestBlock, bool>? Look { get; set; }

    public IEnumerable<string> Since(string entry) => Log.Skip(Log.LastIndexOf(entry) + 1);

    public void GiveBack(NtStatus status = NtStatus.Success)
    {
        HwStreamRequestBlock[] held;
        lock (_held)
        {
            held = [.. _held];
            _held.Clear();
        }

        foreach (var srb in held)
        {
            Complete(srb, status);
        }
    }

    public EchoDevice Device() => new()
    {
        Registration = new HwInitializationData
        {
            MiniDriver = null!,
            FilterInstanceExtension = HasInstances ? Extension.OfSize(4) : Extension.None,
            TurnOffSynchronization = TurnsOffSynchronization,
            HasInterrupt = HasInterrupt,
        },
        OnDevice = OnDevice,
        OnControl = srb =>
        {
            Note(srb);
            EchoDevice.Succeed(srb);
        },
        OnData = srb =>
        {
            Note(srb);
            if (!Keeps)
            {
                EchoDevice.Succeed(srb);
                return;
            }

            lock (_held)
            {
                _held.Add(srb);
            }

            if (!TurnsOffSynchronization)
            {
                srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
            }
        },
        OnCancel = srb =>
        {
            Note("Cancel " + srb.Command);
            lock (_held)
            {
                _held.Remove(srb);
            }

            Complete(srb, NtStatus.Cancelled);
        },
    };

    private void OnDevice(HwStreamRequestBlock srb)
    {
        Note(srb);
        if (Look?.Invoke(srb) == true)
        {
            return;
        }

        if (Answers.TryGetValue(srb.Command, out var status))
        {
            Complete(srb, status);
            return;
        }

        EchoDevice.Answer(srb);
    }

    private static void Complete(HwStreamRequestBlock srb, NtStatus status)
    {
        srb.Status = status;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }

    private void Note(HwStreamRequestBlock srb) => Note(srb.Command switch
    {
        SrbCommand.NotifyIdleState => $"Idle {srb.CommandData.Idle}",
        SrbCommand.ChangePowerState => $"Power {srb.CommandData.DeviceState}",
        SrbCommand.SetStreamState => $"State {srb.CommandData.StreamState}",
        _ => srb.Command.ToString(),
    });

    private void Note(string what)
    {
        lock (Log)
        {
            Log.Add(what);
        }
    }
}
