using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Queues;

/// <summary>With synchronization off requests go straight to the minidriver. Reference 6, 7.</summary>
public class WithoutQueuesTests
{
    private static readonly HwInitializationData SynchronizationOff = new() { MiniDriver = null!, TurnOffSynchronization = true };

    [Fact]
    [Conformance("6 sync-off-no-queues")]
    public void Requests_WhileOthersAreHeld_GoStraightToTheMinidriver() => Simulation.Run(1, async machine =>
    {
        var held = new List<HwStreamRequestBlock>();
        var pin = await machine.OpenPinAsync(new EchoDevice { Registration = SynchronizationOff, OnData = held.Add });
        var reads = Enumerable.Range(0, 3).Select(_ => pin.ReadAsync(new byte[1]).OutcomeAsync()).ToArray();
        held.Should().HaveCount(3, "nobody has said that it is ready");
        held.ForEach(EchoDevice.Succeed);
        (await Task.WhenAll(reads)).Should().AllBeEquivalentTo(NtStatus.Success);
    });

    [Fact]
    [Conformance("6 sync-off-thread", "7 Receive-sync-off")]
    public async Task Requests_OfAThread_ComeToTheMinidriverOnIt()
    {
        await using var machine = new Machine();
        var thread = 0;
        var level = Irql.High;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            Registration = SynchronizationOff,
            OnData = srb =>
            {
                (thread, level) = (Environment.CurrentManagedThreadId, srb.StreamClass.Kernel.CurrentIrql);
                EchoDevice.Succeed(srb);
            },
        });
        var submitting = Environment.CurrentManagedThreadId;
        var read = pin.ReadAsync(new byte[1]);
        (thread, level).Should().Be((submitting, Irql.Passive));
        await read;
    }
}
