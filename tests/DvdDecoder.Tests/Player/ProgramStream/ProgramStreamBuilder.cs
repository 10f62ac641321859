using System.Buffers.Binary;

namespace DvdDecoder.Tests.Player.ProgramStream;

/// <summary>Builds small program streams by hand. Packs are as long as what is put into them, unless filled up.</summary>
internal sealed class ProgramStreamBuilder
{
    private readonly List<byte> _bytes = [];
    private int _packStart;

    public int Length => _bytes.Count;

    public byte[] ToArray() => [.. _bytes];

    public ProgramStreamBuilder Raw(params ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public ProgramStreamBuilder Pack()
    {
        _packStart = Length;
        return Raw(0, 0, 1, 0xBA, 0x44, 0, 4, 0, 4, 1, 1, 0x89, 0xC3, 0xF8);
    }

    public ProgramStreamBuilder Mpeg1Pack()
    {
        _packStart = Length;
        return Raw(0, 0, 1, 0xBA, 0x21, 0, 1, 0, 1, 0x80, 0, 1);
    }

    public ProgramStreamBuilder Packet(byte streamId, ReadOnlySpan<byte> body) =>
        Raw(0, 0, 1, streamId, (byte)(body.Length >> 8), (byte)body.Length).Raw(body);

    public ProgramStreamBuilder Pes(byte streamId, long? pts, long? dts, ReadOnlySpan<byte> payload, int scrambling = 0)
    {
        List<byte> body = [(byte)(0x80 | (scrambling << 4)), (byte)((pts is null ? 0 : 0x80) | (dts is null ? 0 : 0x40)), 0];
        if (pts is { } presentation)
        {
            body.AddRange(Stamp(dts is null ? 2 : 3, presentation));
        }

        if (dts is { } decode)
        {
            body.AddRange(Stamp(1, decode));
        }

        body[2] = (byte)(body.Count - 3);
        return Packet(streamId, [.. body, .. payload]);
    }

    public ProgramStreamBuilder Nav(uint start, uint end)
    {
        var pci = new byte[980];
        BinaryPrimitives.WriteUInt32BigEndian(pci.AsSpan(13), start);
        BinaryPrimitives.WriteUInt32BigEndian(pci.AsSpan(17), end);
        var dsi = new byte[1018];
        dsi[0] = 1;
        return Packet(0xBF, pci).Packet(0xBF, dsi);
    }

    public ProgramStreamBuilder FillSector() => Packet(0xBE, new byte[2048 - (Length - _packStart) - 6]);

    public static byte[] Stamp(int prefix, long stamp) =>
    [
        (byte)((prefix << 4) | (int)(stamp >> 29 & 0x0E) | 1), (byte)(stamp >> 22), (byte)((stamp >> 14 & 0xFE) | 1), (byte)(stamp >> 7),
        (byte)((stamp << 1 & 0xFE) | 1),
    ];
}
