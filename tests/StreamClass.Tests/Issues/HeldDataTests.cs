using System.Runtime.InteropServices;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.PlugAndPlay;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Issues;

/// <summary>Regressions and compositions: data that waits for a format while the device goes to other places.</summary>
public class HeldDataTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void GetDataFormat_SentBeforeTheChange_LetsNothingPass(bool unsynchronized) => Seeds.Each(20, async machine =>
    {
        HwStreamRequestBlock? asking = null;
        var changing = new Changing(unsynchronized) { OnControl = srb => { asking = srb; return true; } };
        var pin = await machine.OpenPinAsync(changing.Device());
        var early = pin.GetDataFormatAsync();
        await machine.SettleAsync();
        await pin.ReadAsync(new byte[64]);
        var second = pin.ReadAsync(new byte[64]).OutcomeAsync();
        changing.OnControl = static _ => false;
        EchoDevice.Succeed(asking!);
        await early;
        await machine.SettleAsync();
        second.IsCompleted.Should().BeFalse();
        await pin.GetDataFormatAsync();
        (await second).Should().Be(NtStatus.Success);
    });

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 2)]
    public void Read_HeldTwice_NeedsBothToLetItGo(bool unsynchronized, int last) => Seeds.Each(30, async machine =>
    {
        var changing = new Changing(unsynchronized);
        var device = await machine.StartAsync(changing.Device());
        var pin = await (await device.OpenFilterAsync()).OpenOutputAsync();
        await pin.ReadAsync(new byte[64]);
        var early = Enumerable.Range(1, 3).Select(size => pin.ReadAsync(new byte[size]).OutcomeAsync()).ToArray();
        await device.SetPowerStateAsync(DevicePowerState.D3);
        var late = Enumerable.Range(4, 3).Select(size => pin.ReadAsync(new byte[size]).OutcomeAsync()).ToArray();
        await machine.PassAsync(100);
        changing.Sizes.Should().Equal(64);
        switch (last)
        {
            case 0:
                await device.SetPowerStateAsync(DevicePowerState.D0);
                await machine.SettleAsync();
                changing.Sizes.Should().Equal(64);
                await pin.GetDataFormatAsync();
                (await Task.WhenAll([.. early, .. late])).Should().AllBeEquivalentTo(NtStatus.Success);
                changing.Sizes.Should().Equal(64, 1, 2, 3, 4, 5, 6);
                break;
            case 1:
                var flush = pin.BeginFlushAsync();
                (await Task.WhenAll([.. early, .. late])).Should().AllBeEquivalentTo(NtStatus.Cancelled);
                await device.SetPowerStateAsync(DevicePowerState.D0);
                await flush;
                await pin.EndFlushAsync();
                (await pin.ReadAsync(new byte[9]).OutcomeAsync()).Should().Be(NtStatus.Success);
                break;
            default:
                await Task.WhenAll(pin.CloseAsync(), device.SurpriseRemoveAsync());
                (await Task.WhenAll([.. early, .. late])).Should().OnlyContain(status => status == NtStatus.Cancelled || status == NtStatus.DeviceRemoved);
                device.State.Should().Be(DeviceState.Removed);
                break;
        }

        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void RawRead_WhoseHeadersGrowWithTheFormat_KeepsTheSizeThatTheyCameIn() => Seeds.Each(5, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnOpen = static stream => stream.StreamHeaderMediaSpecific = 16,
            OnData = static srb =>
            {
                srb.GetHeaderExtension(0).Span.Fill(7);
                srb.StreamObject.StreamHeaderMediaSpecific = 8;
                srb.CommandData.DataBufferArray[0].OptionsFlags = KsStreamHeaderOptions.TypeChanged;
                EchoDevice.Succeed(srb);
            },
        });
        var headers = new byte[KsStreamHeader.NativeSize + 16];
        var header = new KsStreamHeader { Size = (uint)headers.Length, FrameExtent = 1 };
        MemoryMarshal.Write(headers, in header);
        var answer = await pin.StreamIoAsync(KsControlCode.ReadStream, headers, new Memory<byte>[] { new byte[1] });
        answer.Should().Be(new KsAnswer(NtStatus.Success, (uint)headers.Length));
        headers.AsSpan(KsStreamHeader.NativeSize).ToArray().Should().HaveCount(16).And.AllBeEquivalentTo((byte)7);
    });

    /// <summary>Answers the read of 64 bytes with another format, once.</summary>
    private sealed class Changing(bool unsynchronized)
    {
        private bool _hasChanged;

        public List<uint> Sizes { get; } = [];

        public Func<HwStreamRequestBlock, bool> OnControl { get; set; } = static _ => false;

        public EchoDevice Device() => new()
        {
            Registration = new HwInitializationData { MiniDriver = null!, TurnOffSynchronization = unsynchronized },
            OnControl = srb =>
            {
                if (!OnControl(srb))
                {
                    EchoDevice.Succeed(srb);
                }
            },
            OnData = srb =>
            {
                ref var header = ref srb.CommandData.DataBufferArray[0];
                Sizes.Add(header.FrameExtent);
                if (header.FrameExtent == 64 && !_hasChanged)
                {
                    _hasChanged = true;
                    header.OptionsFlags = KsStreamHeaderOptions.TypeChanged;
                }

                EchoDevice.Succeed(srb);
            },
        };
    }
}
