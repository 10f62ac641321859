using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Synchronization;

/// <summary>Which routines run under the lock of the device, in the three modes of the table in reference 7.</summary>
/// <remarks>A High routine runs before the call returns exactly when the caller does not hold the lock (reference 12.7): that is the probe.</remarks>
public class EntryLockTests
{
    private readonly Dictionary<string, bool> _isLocked = [];

    [Theory]
    [InlineData(IrqlTests.Mode.WithInterrupt, true)]
    [InlineData(IrqlTests.Mode.WithoutInterrupt, true)]
    [InlineData(IrqlTests.Mode.SynchronizationOff, false)]
    [Conformance("6 sync-off-interrupt-lock", "7 no-two-at-once", "7 dispatch-low-exceptions")]
    public void Routines_InEachMode_HoldTheLockOrDoNot(IrqlTests.Mode mode, bool synchronized)
    {
        Simulation.Run(1, async machine =>
        {
            var board = new BellBoard();
            var echo = Probing(mode);
            var pin = await machine.OpenPinAsync(echo, EchoDevice.Output, board);
            using var cancellation = new CancellationTokenSource();
            var read = pin.ReadAsync(new byte[1], cancellation.Token).OutcomeAsync();
            cancellation.Cancel();
            await read;
            await pin.ReadAsync(new byte[1]).OutcomeAsync();
            await pin.GetStateAsync();
            echo.StreamClass.ScheduleTimer(null, 10, _ => Probe("timer", echo.StreamClass), null);
            await machine.SettleAsync();
            foreach (var priority in new[] { StreamPriority.High, StreamPriority.Dispatch, StreamPriority.Low })
            {
                echo.StreamClass.CallAtNewPriority(null, priority, _ => Probe(priority.ToString(), echo.StreamClass), null);
                await machine.SettleAsync();
            }

            if (mode != IrqlTests.Mode.WithoutInterrupt)
            {
                board.Push();
                await machine.SettleAsync();
                _isLocked["interrupt"].Should().BeTrue();
            }

            machine.BugChecks.Should().BeEmpty();
        });
        foreach (var routine in new[] { "device", "control", "data", "cancel", "timeout", "timer" })
        {
            _isLocked[routine].Should().Be(synchronized, routine);
        }

        _isLocked["High"].Should().BeTrue();
        (_isLocked["Dispatch"], _isLocked["Low"]).Should().Be((false, false));
    }

    private void Probe(string routine, IStreamClass streamClass)
    {
        var isFree = false;
        streamClass.CallAtNewPriority(null, StreamPriority.High, _ => isFree = true, null);
        _isLocked[routine] = !isFree;
    }

    private EchoDevice Probing(IrqlTests.Mode mode)
    {
        EchoDevice? echo = null;
        HwReceivePacketRoutine Probed(string routine, HwReceivePacketRoutine then) => srb =>
        {
            Probe(routine, srb.StreamClass);
            then(srb);
        };
        return echo = new EchoDevice
        {
            Registration = new HwInitializationData
            {
                MiniDriver = null!,
                HasInterrupt = mode != IrqlTests.Mode.WithoutInterrupt,
                TurnOffSynchronization = mode == IrqlTests.Mode.SynchronizationOff,
            },
            OnDevice = Probed("device", EchoDevice.Answer),
            OnControl = Probed("control", EchoDevice.Succeed),
            OnData = Probed("data", static _ => { }),
            OnTimeout = Probed("timeout", EchoDevice.Succeed),
            OnCancel = Probed("cancel", static srb =>
            {
                srb.Status = NtStatus.Cancelled;
                srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
            }),
            OnInterrupt = _ =>
            {
                Probe("interrupt", echo!.StreamClass);
                echo.Registers.WriteRegisterUlong(BellBoard.Bell, 0);
                return true;
            },
        };
    }
}
