using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Kernel;

/// <summary>The handles of a machine.</summary>
public sealed class HandleTableTests
{
    [Fact]
    public void Handles_OfClocks_AreDifferentAndNeverUsedAgain() => Simulation.Run(1, async machine =>
    {
        var table = new TableDevice { OnOpen = static stream => stream.HwClockObject.HwClockFunction = static _ => { } };
        var pin = await table.OpenPinAsync(machine);
        var handles = new List<ulong>();
        for (var i = 0; i < 3; i++)
        {
            Clock clock = await pin.CreateClockAsync();
            handles.Add(clock.Handle);
            if (i > 0)
            {
                await clock.DisposeAsync();
            }
        }

        handles.Should().OnlyHaveUniqueItems().And.OnlyContain(static handle => handle != 0 && handle % 4 == 0);
    });

    [Fact]
    public void Clock_ThatTheMinidriverRefuses_LeavesNoHandle() => Simulation.Run(1, async machine =>
    {
        var table = new TableDevice
        {
            OnOpen = static stream => stream.HwClockObject.HwClockFunction = static _ => { },
            OnCommand = static srb =>
            {
                srb.Status = NtStatus.NotImplemented;
                srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
            },
        };
        var pin = await table.OpenPinAsync(machine);
        (await ((Task)pin.CreateClockAsync()).OutcomeAsync()).Should().Be(NtStatus.NotImplemented);
        (await pin.SetAsync(StreamClass.Ks.KsPropertySetId.Stream, 3, [4, 0, 0, 0, 0, 0, 0, 0])).RefusedBy.Should().Be(StreamClass.Ks.KsRequestCheck.Handle);
    });
}
