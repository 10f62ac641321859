using DvdDecoder.Board;
using DvdDecoder.Tests.Player.ProgramStream;
using DvdPlayer.ProgramStream;
using StreamClass;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace DvdDecoder.Tests.Decoder;

/// <summary>What the streams do beside playing a program: flags, formats, states, other kinds of audio.</summary>
public sealed class DecoderStreamTests
{
    private static readonly byte[] Program = Clip.Bytes(Clip.NtscLpcm);

    [Fact]
    public async Task Start_OtherCard_NoSuchDevice()
    {
        await using var machine = new Machine();

        var start = () => machine.LoadDriver(DecoderDriver.DriverEntry).StartDeviceAsync(new OtherCard());

        (await start.Should().ThrowAsync<StreamRequestException>()).Which.Status.Should().Be(NtStatus.NoSuchDevice);
    }

    [Fact]
    public async Task Open_OtherFormat_NoMatch()
    {
        await using var play = await DecoderPlay.StartAsync(video: false, audio: false);

        var open = () => play.Filter.OpenPinAsync(DecoderStreams.VideoIn, DecoderFormats.AudioIn);

        (await open.Should().ThrowAsync<StreamRequestException>()).Which.Status.Should().Be(NtStatus.NoMatch);
    }

    [Fact]
    public async Task Open_Twice_TooManyNodes()
    {
        await using var play = await DecoderPlay.StartAsync();

        var open = () => play.Filter.OpenPinAsync(DecoderStreams.VideoIn, DecoderFormats.VideoIn);

        (await open.Should().ThrowAsync<StreamRequestException>()).Which.Status.Should().Be(NtStatus.TooManyNodes);
    }

    [Fact]
    public async Task Format_SetAndAsked_IsTheOneThatFits()
    {
        await using var play = await DecoderPlay.StartAsync();
        var pin = play.VideoOut!;

        (await pin.GetDataFormatAsync()).Should().BeSameAs(DecoderFormats.VideoOut);
        (await pin.ProposeDataFormatAsync(DecoderFormats.AudioOut)).Should().Be(NtStatus.NotSupported);
        (await pin.ProposeDataFormatAsync(DecoderFormats.VideoOut)).Should().Be(NtStatus.Success);
        await pin.SetDataFormatAsync(DecoderFormats.VideoOut);
    }

    [Fact]
    public async Task State_Asked_IsTheOneThatWasSet()
    {
        await using var play = await DecoderPlay.StartAsync();
        await play.VideoIn!.SetStateAsync(KsState.Pause);

        (await play.VideoIn.GetStateAsync()).Should().Be(KsState.Pause);
        (await play.VideoOut!.GetStateAsync()).Should().Be(KsState.Stop);
    }

    [Fact]
    public async Task Clock_BeforePlayingAndInStop_IsZero()
    {
        await using var play = await DecoderPlay.StartAsync();
        await using var clock = await play.AudioIn!.CreateClockAsync();

        clock.GetTime().Should().Be(0);
        clock.GetPhysicalTime().Should().BeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public async Task Clock_AudioPaused_Stands()
    {
        await using var play = await DecoderPlay.StartAsync(options: new MachineOptions { OscillatorSpeed = OscillatorSpeed.Times(50) });
        await using var clock = await play.AudioIn!.CreateClockAsync();
        await play.SetStateAsync(KsState.Run);
        var writing = play.WriteAsync(Program);
        await play.VideoOut!.ReadAsync(Memory<byte>.Empty);
        await play.VideoOut.ReadAsync(Memory<byte>.Empty);

        await play.AudioIn.SetStateAsync(KsState.Pause);
        var time = clock.GetTime();
        await Task.Delay(20);

        time.Should().BePositive();
        clock.GetTime().Should().Be(time);
        await play.StopAsync();
        await writing;
    }

    [Fact]
    public async Task Write_TimeDiscontinuity_TheStillIsShownAtOnce()
    {
        await using var play = await DecoderPlay.StartAsync(audio: false);
        await play.SetStateAsync(KsState.Run);
        var still = FirstCodedPicture();

        var header = new KsStreamHeader
        {
            PresentationTime = KsTime.FromTicks(5_000_000),
            OptionsFlags = KsStreamHeaderOptions.TimeValid | KsStreamHeaderOptions.TimeDiscontinuity,
        };
        await play.VideoIn!.WriteAsync(header, still);
        var shown = await play.VideoOut!.ReadAsync(Memory<byte>.Empty).AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        DecoderPlayTests.TimeOf(shown).Should().Be(5_000_000);
        PictureFlags.FromHeader(shown).Type.Should().Be('I');
    }

    [Fact]
    public async Task Write_DataDiscontinuity_WhatIsIncompleteIsDropped()
    {
        await using var play = await DecoderPlay.StartAsync(audio: false);
        await play.SetStateAsync(KsState.Run);
        var still = FirstCodedPicture();

        await play.VideoIn!.WriteAsync(Stamped(1_000_000), still.AsMemory(0, still.Length / 2));
        var header = Stamped(2_000_000);
        header.OptionsFlags |= KsStreamHeaderOptions.DataDiscontinuity | KsStreamHeaderOptions.EndOfStream;
        await play.VideoIn.WriteAsync(header, still);
        var shown = new DecoderRecording();
        await DecoderPlay.ReadAsync(play.VideoOut, 0, 2, shown.AddPicture).WaitAsync(TimeSpan.FromSeconds(20));

        shown.Pictures.Should().ContainSingle().Which.PresentationTime.Time.Should().Be(2_000_000);
    }

    [Fact]
    public async Task Write_AudioDataDiscontinuity_TimeJumps()
    {
        await using var play = await DecoderPlay.StartAsync(video: false);
        await play.SetStateAsync(KsState.Run);
        var packet = LpcmPackets.Make(16, 48_000, 2, frames: 8, seed: 1);

        await play.AudioIn!.WriteAsync(Stamped(10_000_000), packet);
        var header = Stamped(900_000_000);
        header.OptionsFlags |= KsStreamHeaderOptions.DataDiscontinuity | KsStreamHeaderOptions.EndOfStream;
        await play.AudioIn.WriteAsync(header, packet);
        var recording = new DecoderRecording();
        await DecoderPlay.ReadAsync(play.AudioOut, 8192, 2, recording.AddBlock).WaitAsync(TimeSpan.FromSeconds(20));

        recording.Blocks.Select(DecoderPlayTests.TimeOf).Should().Equal(10_000_000, 900_000_000);
        (await play.AudioIn.CreateClockAsync()).GetTime().Should().BeInRange(900_000_000, 901_000_000);
    }

    [Fact]
    public async Task Write_GapBetweenSamples_TimeGoesOnAndTheyWait()
    {
        await using var play = await DecoderPlay.StartAsync(video: false);
        await play.SetStateAsync(KsState.Run);
        var packet = LpcmPackets.Make(16, 48_000, 2, frames: 12, seed: 1);

        await play.AudioIn!.WriteAsync(Stamped(0), packet);
        var header = Stamped(3_000_000);
        header.OptionsFlags |= KsStreamHeaderOptions.EndOfStream;
        await play.AudioIn.WriteAsync(header, packet);
        var recording = new DecoderRecording();
        await DecoderPlay.ReadAsync(play.AudioOut, 8192, 2, recording.AddBlock).WaitAsync(TimeSpan.FromSeconds(20));

        recording.Blocks.Select(DecoderPlayTests.TimeOf).Should().Equal(0, 3_000_000);
        recording.Blocks.Should().OnlyContain(block => block.Duration == 200_000);
    }

    [Theory]
    [InlineData(16, 48_000, 1)]
    [InlineData(20, 48_000, 2)]
    [InlineData(24, 96_000, 2)]
    [InlineData(16, 48_000, 8)]
    public async Task Write_OtherKindsOfLpcm_ArePlayed(int bits, int rate, int channels)
    {
        await using var play = await DecoderPlay.StartAsync(video: false);
        await play.SetStateAsync(KsState.Run);
        var reading = new DecoderRecording();
        var read = DecoderPlay.ReadAsync(play.AudioOut, 48 * 1024, 4, reading.AddBlock);

        for (var i = 0; i < 50; i++)
        {
            var header = i == 0 ? Stamped(0) : default;
            header.OptionsFlags |= i == 49 ? KsStreamHeaderOptions.EndOfStream : KsStreamHeaderOptions.None;
            await play.AudioIn!.WriteAsync(header, LpcmPackets.Make(bits, rate, channels, frames: 1, seed: i));
        }

        await read.WaitAsync(TimeSpan.FromSeconds(20));
        var flags = AudioFlags.FromHeader(reading.Blocks[0]);
        flags.SampleRate.Should().Be(rate);
        flags.Channels.Should().Be(channels);
        flags.BitsPerSample.Should().Be(bits == 16 ? 16 : 24);
        reading.Samples.Should().HaveCount(50 * (rate / 600) * flags.BytesPerFrame);
        play.ShouldBeHealthy();
    }

    [Fact]
    public async Task Write_AudioThatIsNoLpcm_VideoPlaysWithoutIt()
    {
        await using var play = await DecoderPlay.StartAsync();
        await play.SetStateAsync(KsState.Run);
        byte[] ac3 = [0x80, 1, 0, 1, 0x0B, 0x77, .. new byte[1000]];
        await play.AudioIn!.WriteAsync(Stamped(0), ac3);
        var recording = new DecoderRecording();

        await Task.WhenAll(play.WriteVideoAsync(Program), DecoderPlay.ReadAsync(play.VideoOut, 0, 4, recording.AddPicture))
            .WaitAsync(TimeSpan.FromSeconds(60));

        recording.Pictures.Should().HaveCount(60);
        play.ShouldBeHealthy();
    }

    [Fact]
    public async Task Read_BufferTooSmall_FailsAndThePictureWaits()
    {
        await using var play = await DecoderPlay.StartAsync(new DecoderBoard(), audio: false);
        await play.SetStateAsync(KsState.Run);
        var header = Stamped(1_000_000);
        header.OptionsFlags |= KsStreamHeaderOptions.EndOfStream;
        await play.VideoIn!.WriteAsync(header, FirstCodedPicture());

        var small = () => play.VideoOut!.ReadAsync(new byte[1000]).AsTask();
        (await small.Should().ThrowAsync<StreamRequestException>()).Which.Status.Should().Be(NtStatus.BufferTooSmall);

        var picture = await play.VideoOut!.ReadAsync(new byte[720 * 480 * 3 / 2]);
        picture.DataUsed.Should().Be(720 * 480 * 3 / 2);
        DecoderPlayTests.TimeOf(picture).Should().Be(1_000_000);
    }

    [Fact]
    public async Task Write_SeveralPacketsInOneRequest_AreAllPlayed()
    {
        await using var play = await DecoderPlay.StartAsync(video: false);
        await play.SetStateAsync(KsState.Run);
        var packets = Enumerable.Range(0, 24).Select(seed => LpcmPackets.Make(16, 48_000, 2, frames: 1, seed)).ToArray();
        var buffers = packets.Select(packet => new StreamBuffer(new KsStreamHeader { DataUsed = (uint)packet.Length }, packet)).ToArray();
        buffers[^1].Header = buffers[^1].Header with { OptionsFlags = KsStreamHeaderOptions.EndOfStream };

        await play.AudioIn!.WriteAsync(buffers);
        var recording = new DecoderRecording();
        await DecoderPlay.ReadAsync(play.AudioOut, 8192, 2, recording.AddBlock).WaitAsync(TimeSpan.FromSeconds(20));

        recording.Samples.Should().HaveCount(24 * 80 * 4);
    }

    [Fact]
    public async Task Write_LongerThanAnyPacket_Refused()
    {
        await using var play = await DecoderPlay.StartAsync();
        await play.SetStateAsync(KsState.Run);

        var write = () => play.VideoIn!.WriteAsync(default, new byte[DecoderStreams.MaximumWrite + 1]).AsTask();

        (await write.Should().ThrowAsync<StreamRequestException>()).Which.Status.Should().Be(NtStatus.InvalidBufferSize);
    }

    [Fact]
    public async Task Picture_NoReadOutstanding_WaitsForOne()
    {
        await using var play = await DecoderPlay.StartAsync(options: new MachineOptions { OscillatorSpeed = OscillatorSpeed.Times(100) });
        await play.SetStateAsync(KsState.Run);
        var writing = play.WriteAsync(Program);
        await Task.Delay(100);
        var recording = new DecoderRecording();

        await Task.WhenAll(
            writing,
            DecoderPlay.ReadAsync(play.VideoOut, 0, 4, recording.AddPicture),
            DecoderPlay.ReadAsync(play.AudioOut, 8192, 4, recording.AddBlock));

        recording.Pictures.Should().HaveCount(60);
        recording.SamplesHash.Should().Be(DecoderPlayTests.ClipSamplesHash);
        play.Board.PicturesLate.Should().BePositive();
    }

    private static KsStreamHeader Stamped(long time) => new()
    {
        PresentationTime = KsTime.FromTicks(time),
        OptionsFlags = KsStreamHeaderOptions.TimeValid,
    };

    private static byte[] FirstCodedPicture()
    {
        var stream = Splitting.Of(Program).Elementary(StreamKind.Video, 0);
        ReadOnlySpan<byte> pictureStart = [0, 0, 1, 0];
        var first = stream.AsSpan().IndexOf(pictureStart);
        var second = first + 4 + stream.AsSpan(first + 4).IndexOf(pictureStart);
        return stream[..second];
    }

    private sealed class OtherCard() : VirtualDevice("other card", new PciIdentity(1, 2), new DeviceRange(0, 512, true))
    {
        protected override uint ReadRegister(int range, int offset, int width) => 0;

        protected override void WriteRegister(int range, int offset, int width, uint value)
        {
        }
    }
}
