using DvdPlayer.ProgramStream;

namespace DvdDecoder.Tests.Player.ProgramStream;

/// <summary>A whole stream split at once, with copies of its payloads.</summary>
internal sealed class Splitting
{
    private Splitting(IReadOnlyList<SplitPacket> packets, EndOfProgram end) => (Packets, End) = (packets, end);

    public IReadOnlyList<SplitPacket> Packets { get; }

    public EndOfProgram End { get; }

    public static Splitting Of(byte[] bytes) => Of(new MemoryStream(bytes));

    public static Splitting Of(Stream stream)
    {
        using var reader = new ProgramStreamReader(stream, "test.vob");
        return Of(reader);
    }

    public static Splitting Of(ProgramStreamReader reader)
    {
        var packets = new List<SplitPacket>();
        while (reader.WaitToRead())
        {
            while (reader.TryRead(out var packet))
            {
                packets.Add(new SplitPacket(packet.Kind, packet.Track, packet.Position, packet.Pts, packet.Dts, packet.Payload.ToArray()));
            }
        }

        return new Splitting(packets, reader.End!.Value);
    }

    public byte[] Elementary(StreamKind kind, int track, int skip = 0) =>
        [.. Packets.Where(p => p.Kind == kind && p.Track == track).SelectMany(p => p.Payload.Skip(skip))];
}

/// <summary>A packet that outlives its reader's window.</summary>
internal sealed record SplitPacket(StreamKind Kind, int Track, long Position, long? Pts, long? Dts, byte[] Payload);
