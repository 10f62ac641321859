using System.Buffers.Binary;

namespace DvdDecoder.Tests.Board.Chip;

/// <summary>The least of a program stream splitter that these tests need: the payloads of the packets of one stream.</summary>
internal static class ElementaryStreams
{
    private const int PackHeader = 0xBA;
    private const int PrivateStream1 = 0xBD;
    private const int Video = 0xE0;
    private const int LastStream = 0xEF;

    /// <summary>A packet's payload and its presentation time in 90 kHz ticks.</summary>
    public readonly record struct Packet(byte[] Payload, long? Time);

    /// <summary>The packets of the first video stream.</summary>
    public static List<Packet> VideoOf(byte[] programStream) => Split(programStream, Video);

    /// <summary>The packets of private stream 1, from the substream's id on, of one substream.</summary>
    public static List<Packet> SubstreamOf(byte[] programStream, byte id) =>
        Split(programStream, PrivateStream1).Where(packet => packet.Payload.Length > 0 && packet.Payload[0] == id).ToList();

    /// <summary>The payloads one after the other.</summary>
    public static byte[] Join(IEnumerable<Packet> packets) => packets.SelectMany(packet => packet.Payload).ToArray();

    private static List<Packet> Split(byte[] data, int stream)
    {
        var packets = new List<Packet>();
        for (var at = 0; at + 14 <= data.Length;)
        {
            var id = data[at + 3];
            if (id == PackHeader)
            {
                at += 14 + (data[at + 13] & 7);
                continue;
            }

            if (id is < PackHeader or > LastStream)
            {
                break;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at + 4));
            if (id == stream)
            {
                var packet = data.AsSpan(at + 6, length);
                packets.Add(new(packet[(3 + packet[2])..].ToArray(), (packet[1] & 0x80) == 0 ? null : TimeAt(packet[3..])));
            }

            at += 6 + length;
        }

        return packets;
    }

    private static long TimeAt(ReadOnlySpan<byte> field) =>
        ((field[0] & 0x0EL) << 29)
        | ((BinaryPrimitives.ReadUInt16BigEndian(field[1..]) & 0xFFFEL) << 14)
        | (long)(BinaryPrimitives.ReadUInt16BigEndian(field[3..]) >> 1);
}
