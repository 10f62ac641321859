using System.Collections.Concurrent;
using StreamClass.Kernel;

namespace StreamClass.Tests.Races;

/// <summary>Who happens to hold the device does not work for all the others for ever.</summary>
public sealed class FairnessTests
{
    private const int Others = 1_000;
    private const int DrainLimit = 64;

    [Fact]
    public async Task Submit_ManyQueuedByOthersMeanwhile_HandsTheDeviceOn()
    {
        using var inside = new ManualResetEventSlim();
        using var queued = new ManualResetEventSlim();
        var threads = new ConcurrentQueue<int>();
        var device = new RaceDevice();
        device.OnData = srb =>
        {
            threads.Enqueue(Environment.CurrentManagedThreadId);
            if (RaceDevice.TagOf(srb) == 0)
            {
                inside.Set();
                queued.Wait();
            }

            device.Complete(srb, NtStatus.Success);
        };
        await Watchdog.RunAsync(
            async () =>
            {
                await using var rig = await RaceRig.StartAsync(device);
                var captive = 0;
                var submitter = new Thread(() =>
                {
                    _ = rig.Write(0);
                    captive = threads.Count(thread => thread == Environment.CurrentManagedThreadId);
                });
                submitter.Start();
                inside.Wait();
                var others = Enumerable.Range(1, Others).Select(tag => rig.Write(tag).EndAsync()).ToArray();
                queued.Set();
                submitter.Join();
                (await Task.WhenAll(others)).Should().OnlyContain(static status => status == NtStatus.Success);
                captive.Should().BeInRange(1, DrainLimit + 1);
                threads.Should().HaveCount(Others + 1);
                rig.Machine.BugChecks.Should().BeEmpty();
            },
            device.Describe);
    }
}
