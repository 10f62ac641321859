using StreamClass.Kernel;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Kernel;

/// <summary>Mutexes: one owner, which can take it again. Reference 16.</summary>
public class KernelMutexTests
{
    [Fact]
    [Conformance("16 KMUTEX")]
    public void Wait_BySeveralThreads_OwnsOneAtATime() => Seeds.Each(50, machine =>
    {
        var mutex = machine.Kernel.CreateMutex();
        var counter = new Shared<int>(0);
        var inside = new Shared<int>(0);
        var threads = Enumerable.Range(0, 3).Select(_ => machine.Kernel.CreateSystemThread(_ =>
        {
            for (var i = 0; i < 5; i++)
            {
                mutex.Wait(Timeout.InfiniteTimeSpan).Should().BeTrue();
                (++inside.Value).Should().Be(1);
                counter.Value++;
                machine.Kernel.DelayExecutionThread(TimeSpan.FromMicroseconds(10));
                inside.Value--;
                mutex.Release().Should().BeTrue();
            }
        })).ToArray();
        foreach (var thread in threads)
        {
            thread.Wait(Timeout.InfiniteTimeSpan);
        }

        counter.Value.Should().Be(15);
        mutex.IsSignalled.Should().BeTrue();
        machine.BugChecks.Should().BeEmpty();
        return Task.CompletedTask;
    });

    [Fact]
    public void Wait_ByItsOwner_CountsAndNeedsAsManyReleases() => Simulation.Run(1, machine =>
    {
        var mutex = machine.Kernel.CreateMutex();
        bool? taken = null;
        mutex.Wait(TimeSpan.Zero).Should().BeTrue();
        mutex.Wait(Timeout.InfiniteTimeSpan).Should().BeTrue();
        mutex.Release().Should().BeFalse();
        mutex.IsSignalled.Should().BeFalse();
        machine.Kernel.CreateSystemThread(_ => taken = mutex.Wait(TimeSpan.Zero)).Wait(Timeout.InfiniteTimeSpan);
        taken.Should().BeFalse();
        mutex.Release().Should().BeTrue();
        mutex.IsSignalled.Should().BeTrue();
        return Task.CompletedTask;
    });

    [Fact]
    public void Wait_ForAMutexThatIsOwned_EndsWithFalseWhenTheTimeIsOver() => Simulation.Run(1, machine =>
    {
        var mutex = machine.Kernel.CreateMutex();
        var waited = TimeSpan.Zero;
        mutex.Wait(TimeSpan.Zero);
        var thread = machine.Kernel.CreateSystemThread(_ =>
        {
            var start = machine.Kernel.QueryInterruptTime();
            mutex.Wait(TimeSpan.FromSeconds(1)).Should().BeFalse();
            waited = machine.Kernel.QueryInterruptTime() - start;
        });
        thread.Wait(Timeout.InfiniteTimeSpan);
        waited.Should().BeCloseTo(TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(1));

        // Nobody waits any more: the mutex is free after this.
        mutex.Release().Should().BeTrue();
        mutex.IsSignalled.Should().BeTrue();
        machine.BugChecks.Should().BeEmpty();
        return Task.CompletedTask;
    });

    [Fact]
    public void Release_ByAThreadThatDoesNotOwnIt_IsABugCheck() => Simulation.Run(1, machine =>
    {
        var mutex = machine.Kernel.CreateMutex();
        mutex.Wait(TimeSpan.Zero);
        machine.Kernel.CreateSystemThread(_ => mutex.Release()).Wait(Timeout.InfiniteTimeSpan);
        var bugCheck = machine.BugChecks.Should().ContainSingle().Which;
        bugCheck.Code.Should().Be(BugCheckCode.KmodeExceptionNotHandled);
        bugCheck.Parameters.Should().Equal((ulong)NtStatus.MutantNotOwned);
        mutex.IsSignalled.Should().BeFalse("its owner still has it");
        mutex.Release();
        FluentActions.Invoking(mutex.Release).Should().Throw<BugCheckException>();
        return Task.CompletedTask;
    }, OnPurpose.BugCheck);

    [Fact]
    public void Thread_EndsWhileItOwnsAMutex_IsABugCheck() => Simulation.Run(1, machine =>
    {
        var mutex = machine.Kernel.CreateMutex();
        machine.Kernel.CreateSystemThread(_ => mutex.Wait(TimeSpan.Zero)).Wait(Timeout.InfiniteTimeSpan);
        machine.BugChecks.Should().ContainSingle().Which.Code.Should().Be(BugCheckCode.ThreadTerminateHeldMutex);
        return Task.CompletedTask;
    }, OnPurpose.BugCheck);

    [Fact]
    public void Release_WhileOthersWait_HandsItToTheLongestWaiting() => Simulation.Run(1, async machine =>
    {
        var mutex = machine.Kernel.CreateMutex();
        var order = new List<int>();
        var owner = machine.Kernel.CreateSystemThread(_ =>
        {
            mutex.Wait(TimeSpan.Zero);
            machine.Kernel.DelayExecutionThread(TimeSpan.FromSeconds(1));
            mutex.Release();
        });
        var waiting = new List<KernelThread>();
        for (var i = 0; i < 3; i++)
        {
            await machine.SettleAsync();
            waiting.Add(machine.Kernel.CreateSystemThread(number =>
            {
                mutex.Wait(Timeout.InfiniteTimeSpan);
                order.Add((int)number!);
                mutex.Release();
            }, i));
        }

        owner.Wait(Timeout.InfiniteTimeSpan);
        waiting.ForEach(static thread => thread.Wait(Timeout.InfiniteTimeSpan));
        order.Should().Equal(0, 1, 2);
        machine.BugChecks.Should().BeEmpty();
    });
}
