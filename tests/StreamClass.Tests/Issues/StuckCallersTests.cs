using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Tests.Devices;
using StreamClass.Tests.Races;

namespace StreamClass.Tests.Issues;

/// <summary>Regressions: a thread does not come back, and others must.</summary>
public class StuckCallersTests
{
    [Fact]
    public async Task CloseFilter_WithAPropertyRequestThatNeverReturns_IsBounded()
    {
        var machine = new Machine(new MachineOptions { ShutdownLimit = TimeSpan.FromMilliseconds(100) });
        using var release = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        var table = new TableDevice
        {
            Properties = [new KsPropertySet(TableDevice.Set, TableDevice.Item(1))],
            OnAsked = _ =>
            {
                entered.Set();
                release.Wait();
            },
        };
        var filter = await table.OpenAsync(machine);
        var stuck = Task.Factory.StartNew(
            () => filter.GetAsync(TableDevice.Set, 1, new byte[4]), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        entered.Wait();
        try
        {
            await filter.CloseAsync().WaitAsync(TimeSpan.FromSeconds(30));
            await machine.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        }
        finally
        {
            release.Set();
        }

        (await await stuck).Status.Should().NotBe(NtStatus.Success);
    }

    [Fact]
    public async Task Wait_OfAMachineThatIsSwitchedOff_EndsInTime()
    {
        var time = new SteppedTime();
        var machine = new Machine(new MachineOptions { TimeProvider = time });
        var never = machine.Kernel.CreateEvent(KernelEventType.Notification);
        await machine.DisposeAsync();
        var thread = new Thread(() => never.Wait(TimeSpan.FromSeconds(1))) { IsBackground = true };
        thread.Start();
        Watchdog.Until(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return thread.Join(1);
            },
            "the end of the wait");
    }
}
