using System.Collections;
using System.Reflection;
using StreamClass.Client;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Issues;

/// <summary>Regressions: clocks that end while they are asked, and many of them one after the other.</summary>
public class ClockLifeTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CloseClock_WhileItIsAskedWithoutTheLock_ComesAfterTheAnswer(bool closesPin) => Seeds.Each(50, async machine =>
    {
        var device = new EventDevice(new HwInitializationData { MiniDriver = null!, TurnOffSynchronization = true });
        var (_, pin) = await device.OpenAsync(machine);
        var clock = await pin.CreateClockAsync();
        var closedMeanwhile = false;
        device.Clock = context =>
        {
            machine.Kernel.DelayExecutionThread(TimeSpan.FromMilliseconds(1));
            closedMeanwhile |= device.Controls.Exists(static control => control.Command == SrbCommand.CloseMasterClock);
            context.Time = 3;
        };
        var close = CloseLaterAsync();
        try
        {
            clock.GetPhysicalTime().Should().Be(3);
        }
        catch (ObjectDisposedException)
        {
        }

        await close;
        closedMeanwhile.Should().BeFalse();
        device.Controls[^1].Command.Should().Be(SrbCommand.CloseMasterClock);
        async Task CloseLaterAsync()
        {
            await Task.Yield();
            await (closesPin ? pin.CloseAsync() : clock.DisposeAsync().AsTask());
        }
    });

    [Fact]
    public void CreateClock_AgainAndAgain_LeavesNothingBehind() => Simulation.Run(1, async machine =>
    {
        var device = new EventDevice();
        var (_, pin) = await device.OpenAsync(machine);
        for (var i = 0; i < 10; i++)
        {
            await (await pin.CreateClockAsync()).DisposeAsync();
        }

        var clocks = typeof(Pin).GetField("_clocks", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(pin);
        ((ICollection)clocks!).Count.Should().Be(1);
    });
}
