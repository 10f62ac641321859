using StreamClass.Kernel;

namespace StreamClass.Testing.Tests.Docs;

/// <summary>What the document about all schedules explores.</summary>
internal static class ExhaustiveCode
{
    public static string Run()
    {
        var result = Explore.AllSchedules(CountUnderALockAsync);
        Console.WriteLine(result.Summary);
        return result.Summary;
    }

    private static Task CountUnderALockAsync(Machine machine)
    {
        var count = new Shared<int>(0);
        var spinLock = machine.Kernel.CreateSpinLock();
        var first = machine.Kernel.CreateSystemThread(Add);
        var second = machine.Kernel.CreateSystemThread(Add);
        first.Wait(Timeout.InfiniteTimeSpan);
        second.Wait(Timeout.InfiniteTimeSpan);
        count.Value.Should().Be(2);
        return Task.CompletedTask;

        void Add(object? context)
        {
            var irql = spinLock.Acquire();
            count.Value++;
            spinLock.Release(irql);
        }
    }
}
