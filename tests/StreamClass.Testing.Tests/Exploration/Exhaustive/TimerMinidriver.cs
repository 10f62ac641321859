using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing.Tests.Museum;

namespace StreamClass.Testing.Tests.Exploration.Exhaustive;

/// <summary>Completes each read when a timer is due, after a number of steps that only it knows of.</summary>
internal sealed class TimerMinidriver(string name, uint microseconds, int steps) : ExhibitMinidriver
{
    private readonly Shared<int> _steps = new(0);

    public List<string> Log { get; } = [];

    public NtStatus DriverEntry(DriverObject driver, string registryPath) =>
        StreamClassDriver.RegisterMinidriver(driver, registryPath, new HwInitializationData { MiniDriver = this });

    public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        Log.Add("read");
        srb.StreamClass.ScheduleTimer(srb.StreamObject, microseconds, context => OnTimer((HwStreamRequestBlock)context!), srb);
    }

    public override void CancelPacket(HwStreamRequestBlock srb)
    {
        Log.Add("cancel");
        srb.StreamClass.ScheduleTimer(srb.StreamObject, 0, null, null);
        Complete(srb, NtStatus.Cancelled);
    }

    public override string ToString() => $"{name}({string.Join(' ', Log)}) {_steps.Value}";

    private void OnTimer(HwStreamRequestBlock srb)
    {
        Log.Add("timer");
        for (var i = 0; i < steps; i++)
        {
            _steps.Value++;
        }

        srb.CommandData.DataBufferArray[0].DataUsed = srb.NumberOfBytesToTransfer;
        Complete(srb, NtStatus.Success);
    }
}
