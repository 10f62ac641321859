using System.Collections;
using System.Reflection;
using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Issues;

/// <summary>Regressions: what becomes of events, their clients' memory and their waiters.</summary>
public class EventLifeTests
{
    [Fact]
    public void QueryBuffer_OnceTheClientHasWrittenOverItsMemory_StillFindsTheEvent() => Simulation.Run(1, async machine =>
    {
        var device = new EventDevice();
        var (_, pin) = await device.OpenAsync(machine);
        var data = machine.WithEvent(machine.Kernel.CreateEvent(KernelEventType.Synchronization));
        var handle = data[8..16];
        await pin.EnableAsync(data, flags: KsEventFlags.EnableBuffered);
        device.StreamClass.GenerateDataEvent(device.Known[0], [1, 2]);
        data.AsSpan().Clear();
        var output = new byte[2];
        (await pin.AskEventAsync(EventDevice.Set, EventDevice.Plain, KsEventFlags.QueryBuffer, output, [.. handle, .. new byte[8]]))
            .Should().Be(new KsAnswer(NtStatus.Success, 2));
        output.Should().Equal(1, 2);
    });

    [Fact]
    public void DisableAll_AgainstCloseWithoutTheLock_IsOverBeforeCloseStream() => Seeds.Each(50, async machine =>
    {
        var device = new EventDevice(new HwInitializationData { MiniDriver = null!, TurnOffSynchronization = true });
        var (_, pin) = await device.OpenAsync(machine);
        await pin.EnableAsync(machine.WithSemaphore(machine.Kernel.CreateSemaphore(0, 1)));
        device.OnEvent = _ =>
        {
            machine.Kernel.DelayExecutionThread(TimeSpan.FromMilliseconds(1));
            device.Calls.Add("told");
            return NtStatus.Success;
        };
        var close = CloseLaterAsync(pin);
        try
        {
            await pin.DisableAsync(default);
        }
        catch (ObjectDisposedException)
        {
        }

        await close;
        await machine.SettleAsync();
        device.Calls.Should().Equal("enable 7", "disable 7", "told", "close stream");
    });

    [Fact]
    public void Wait_CancelledAgainAndAgain_LeavesNothingBehind() => Simulation.Run(1, async machine =>
    {
        var device = new EventDevice();
        var (_, pin) = await device.OpenAsync(machine);
        var subscription = await pin.EnableEventAsync(EventDevice.Set, EventDevice.Plain);
        var stays = subscription.WaitAsync();
        for (var i = 0; i < 20; i++)
        {
            using var cancel = new CancellationTokenSource();
            var wait = subscription.WaitAsync(cancel.Token);
            cancel.Cancel();
            (await wait.OutcomeAsync()).Should().Be(NtStatus.Cancelled);
        }

        var counter = Private(subscription, "_counter");
        ((ICollection)Private(counter, "_waiters")).Count.Should().Be(1);
        device.SignalAll();
        await stays;
    });

    private static async Task CloseLaterAsync(Pin pin)
    {
        await Task.Yield();
        await pin.CloseAsync();
    }

    private static object Private(object target, string field) =>
        target.GetType().GetField(field, BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(target)!;
}
