using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Devices;
using StreamClass.Tests.Disturbed;

namespace StreamClass.Tests.Issues;

/// <summary>Regressions: what the minidriver is given, and what is taken from it, around SURPRISE_REMOVAL.</summary>
public class RemovedUnderWayTests
{
    [Fact]
    public void Read_WaitsWhenTheMinidriverGivesBackItsOwn_IsNotDeliveredAfterTheRemoval() => Seeds.Each(50, async machine =>
    {
        HwStreamRequestBlock? held = null;
        var delivered = 0;
        var device = await machine.StartAsync(new EchoDevice
        {
            OnData = srb =>
            {
                held = srb;
                delivered++;
            },
            OnDevice = srb =>
            {
                if (srb.Command == SrbCommand.SurpriseRemoval && held is { } mine)
                {
                    mine.Status = NtStatus.DeviceRemoved;
                    mine.StreamClass.CompleteRequestAndMarkQueueReady(mine);
                }

                EchoDevice.Answer(srb);
            },
        });
        var pin = await (await device.OpenFilterAsync()).OpenOutputAsync();
        var first = pin.ReadAsync(new byte[16]).OutcomeAsync();
        var second = pin.ReadAsync(new byte[16]).OutcomeAsync();
        await machine.SettleAsync();
        await device.SurpriseRemoveAsync();
        (await Task.WhenAll(first, second)).Should().AllBeEquivalentTo(NtStatus.DeviceRemoved);
        delivered.Should().Be(1);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_DeliveredWhenTheBoardGoes_StaysWithTheMinidriverUntilItIsTold(bool unsynchronized)
    {
        var result = Explore.RemovalAtEveryPoint(async machine =>
        {
            await using var pin = await machine.OpenPinAsync(new Keeper(unsynchronized).Device());
            await Task.WhenAll(pin.ReadAsync(new byte[16]).AsTask(), pin.ReadAsync(new byte[16]).AsTask());
        });
        result.Explained.Should().BePositive();
    }
}
