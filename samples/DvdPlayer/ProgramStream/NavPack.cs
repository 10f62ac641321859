using System.Buffers.Binary;

namespace DvdPlayer.ProgramStream;

/// <summary>What a NAV pack's PCI packet says about the video object unit that it opens.</summary>
/// <param name="LogicalBlock">The pack's number in its set of files.</param>
/// <param name="Start">VOBU_S_PTM: when the unit's first picture is shown; the low 32 bits of a time at 90 kHz.</param>
/// <param name="End">VOBU_E_PTM: when the unit's last picture ends; the low 32 bits of a time at 90 kHz.</param>
internal readonly record struct NavPack(uint LogicalBlock, uint Start, uint End)
{
    private const int StartOffset = 12;
    private const int EndOffset = 16;

    /// <summary>Whether the times are filled in. A multiplexer leaves them blank, authoring completes them.</summary>
    public bool HasTimes => (int)(End - Start) > 0;

    /// <summary>Reads a PCI packet.</summary>
    /// <param name="packet">Any packet.</param>
    /// <param name="nav">What it says.</param>
    /// <returns>False if it is no PCI packet.</returns>
    public static bool TryRead(in PesPacket packet, out NavPack nav)
    {
        nav = default;
        var payload = packet.Payload.Span;
        if (packet.Kind != StreamKind.Navigation || packet.Track != 0 || payload.Length < EndOffset + 4)
        {
            return false;
        }

        nav = new NavPack(
            BinaryPrimitives.ReadUInt32BigEndian(payload),
            BinaryPrimitives.ReadUInt32BigEndian(payload[StartOffset..]),
            BinaryPrimitives.ReadUInt32BigEndian(payload[EndOffset..]));
        return true;
    }
}
