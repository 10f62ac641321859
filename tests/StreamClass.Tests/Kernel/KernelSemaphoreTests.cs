using StreamClass.Kernel;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Kernel;

/// <summary>Semaphores. Reference 16.</summary>
public class KernelSemaphoreTests
{
    [Fact]
    public void Release_WhileThreadsWait_LetsAsManyGoOn() => Seeds.Each(30, async machine =>
    {
        var semaphore = machine.Kernel.CreateSemaphore(0, 10);
        var released = 0;
        for (var i = 0; i < 4; i++)
        {
            machine.Kernel.CreateSystemThread(_ =>
            {
                semaphore.Wait(Timeout.InfiniteTimeSpan).Should().BeTrue();
                released++;
            });
        }

        await machine.SettleAsync();
        semaphore.Release(3).Should().Be(0);
        await machine.SettleAsync();
        released.Should().Be(3);
        semaphore.Release(2).Should().Be(0);
        await machine.SettleAsync();
        released.Should().Be(4);
        semaphore.Count.Should().Be(1);
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void Wait_EachTime_TakesOneUntilNoneIsLeft() => Simulation.Run(1, machine =>
    {
        var semaphore = machine.Kernel.CreateSemaphore(2, 2);
        semaphore.Wait(TimeSpan.Zero).Should().BeTrue();
        semaphore.Wait(TimeSpan.Zero).Should().BeTrue();
        semaphore.IsSignalled.Should().BeFalse();
        semaphore.Wait(TimeSpan.Zero).Should().BeFalse();
        semaphore.Wait(TimeSpan.FromSeconds(1)).Should().BeFalse();
        semaphore.Release().Should().Be(0);
        semaphore.Release().Should().Be(1);
        semaphore.Count.Should().Be(2);
        return Task.CompletedTask;
    });

    [Fact]
    public void Release_BeyondTheLimit_IsABugCheckAndAddsNothing() => Simulation.Run(1, machine =>
    {
        var semaphore = machine.Kernel.CreateSemaphore(1, 2);
        FluentActions.Invoking(() => semaphore.Release(2)).Should().Throw<BugCheckException>()
            .Which.Parameters.Should().Equal((ulong)NtStatus.SemaphoreLimitExceeded);
        semaphore.Count.Should().Be(1);
        FluentActions.Invoking(() => machine.Kernel.CreateSemaphore(2, 1)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => semaphore.Release(0)).Should().Throw<ArgumentOutOfRangeException>();
        return Task.CompletedTask;
    }, OnPurpose.BugCheck);
}
