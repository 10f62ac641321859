using System.Security.Cryptography;
using DvdDecoder.Board.Chip;

namespace DvdDecoder.Tests.Board.Chip;

public class LpcmUnpackerTests
{
    [Fact]
    public void Unpack_Clip_GivesTheSamplesThatWereRecorded()
    {
        var packets = ElementaryStreams.SubstreamOf(TestStreams.Clip, 0xA0);
        var unpacker = new LpcmUnpacker();

        var samples = Unpack(unpacker, packets.Select(packet => packet.Payload));

        samples.Should().HaveCount(384_000);
        Convert.ToHexStringLower(MD5.HashData(samples)).Should().Be("1180ca3536b1226fcec51fbf96186c02");
        unpacker.Header.Format.Should().Be(new LpcmFormat(16, 48000, 2));
        unpacker.DamagedPackets.Should().Be(0);
    }

    [Fact]
    public void Unpack_24Bits_GivesTheReferenceDecodersSamples()
    {
        var packets = ElementaryStreams.SubstreamOf(TestStreams.Reference("lpcm-24.vob"), 0xA0);
        var unpacker = new LpcmUnpacker();

        var samples = Unpack(unpacker, packets.Select(packet => packet.Payload));

        samples.Should().Equal(TestStreams.Reference("lpcm-24.pcm"));
        unpacker.Header.Format.Should().Be(new LpcmFormat(24, 96000, 2));
    }

    [Theory]
    [InlineData(16, 1)]
    [InlineData(16, 8)]
    [InlineData(20, 1)]
    [InlineData(20, 2)]
    [InlineData(20, 6)]
    [InlineData(24, 1)]
    [InlineData(24, 5)]
    public void Unpack_PacketsCutAnywhere_GivesWhatWasPacked(int bits, int channels)
    {
        var random = new Random(bits + channels);
        var samples = Enumerable.Range(0, 240 * channels).Select(_ => random.Next(1 << bits)).ToArray();
        var packed = Pack(samples, bits, channels);
        var packets = new List<byte[]>();
        for (var at = 0; at < packed.Length;)
        {
            var count = Math.Min(random.Next(1, 50), packed.Length - at);
            packets.Add([.. Header(bits, channels), .. packed.AsSpan(at, count)]);
            at += count;
        }

        var unpacked = Unpack(new LpcmUnpacker(), packets);

        var bytes = bits == 16 ? 2 : 3;
        unpacked.Should().HaveCount(samples.Length * bytes);
        for (var i = 0; i < samples.Length; i++)
        {
            var value = unpacked.AsSpan(i * bytes, bytes);
            var sample = bits == 16 ? value[0] | (value[1] << 8) : (value[0] | (value[1] << 8) | (value[2] << 16)) >> (24 - bits);
            sample.Should().Be(samples[i]);
        }
    }

    [Fact]
    public void Unpack_StartInsideAFrame_BeginsWithTheFirstWholeFrame()
    {
        byte[] packet = [0xA0, 1, 0, 6, 0, 0x01, 0x80, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66];

        var samples = Unpack(new LpcmUnpacker(), [packet]);

        samples.Should().Equal(0x44, 0x33, 0x66, 0x55);
    }

    [Theory]
    [InlineData(0x80, 0x01)]
    [InlineData(0xA8, 0x01)]
    [InlineData(0xA0, 0xC1)]
    public void Unpack_NoLpcm_IsCountedAndGivesNothing(byte id, byte format)
    {
        var unpacker = new LpcmUnpacker();

        Unpack(unpacker, [[id, 1, 0, 4, 0, format, 0x80, 1, 2, 3, 4], [0xA0], []]).Should().BeEmpty();

        unpacker.DamagedPackets.Should().Be(3);
    }

    [Fact]
    public void TryRead_AllFields_AreRead()
    {
        LpcmPacketHeader.TryRead([0xA3, 7, 0x01, 0x02, 0b1101_0011, 0b0101_0101, 0x7F, 0], out var header).Should().BeTrue();

        header.SubstreamId.Should().Be(0xA3);
        header.FrameCount.Should().Be(7);
        header.FirstFrameOffset.Should().Be(0x105);
        header.HasEmphasis.Should().BeTrue();
        header.IsMuted.Should().BeTrue();
        header.FrameNumber.Should().Be(19);
        header.Format.Should().Be(new LpcmFormat(20, 96000, 6));
        header.DynamicRange.Should().Be(0x7F);
    }

    private static byte[] Unpack(LpcmUnpacker unpacker, IEnumerable<byte[]> packets)
    {
        var samples = new MemoryStream();
        foreach (var packet in packets)
        {
            var destination = new byte[LpcmUnpacker.MaximumOutput(packet.Length)];
            samples.Write(destination, 0, unpacker.Unpack(packet, destination));
        }

        return samples.ToArray();
    }

    private static byte[] Header(int bits, int channels) => [0xA0, 0, 0, 0, 0, (byte)(((bits - 16) / 4 << 6) | (channels - 1)), 0x80];

    private static byte[] Pack(int[] samples, int bits, int channels)
    {
        var packed = new List<byte>();
        foreach (var group in samples.Chunk(2 * channels))
        {
            foreach (var sample in group)
            {
                packed.Add((byte)(sample >> (bits - 8)));
                packed.Add((byte)(sample >> (bits - 16)));
            }

            if (bits == 24)
            {
                packed.AddRange(group.Select(sample => (byte)sample));
            }
            else if (bits == 20)
            {
                packed.AddRange(group.Chunk(2).Select(pair => (byte)(((pair[0] & 15) << 4) | (pair[1] & 15))));
            }
        }

        return [.. packed];
    }
}
