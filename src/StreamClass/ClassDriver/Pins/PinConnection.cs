using System.Diagnostics.CodeAnalysis;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Pins;

/// <summary>A client's request to open a pin: a KSPIN_CONNECT, the format behind it, and what the client wants to do.</summary>
/// <param name="Connect">Which pin type, and through what.</param>
/// <param name="Format">The format of the connection.</param>
/// <param name="Access">What the client wants to do with the pin.</param>
internal sealed record PinConnection(KsPinConnect Connect, KsDataFormatBlock Format, FileAccess Access)
{
    /// <summary>Reads a connection that nobody has checked. False when it, or its format, is not whole.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, FileAccess access, [NotNullWhen(true)] out PinConnection? connection)
    {
        connection = null;
        if (!KsStructure.TryRead<KsPinConnect>(source, out var connect)
            || !KsDataFormatBlock.TryParse(source[KsPinConnect.NativeSize..], out var format))
        {
            return false;
        }

        connection = new PinConnection(connect, format, access);
        return true;
    }

    /// <summary>What a client asks for that only says which stream and which format.</summary>
    public static PinConnection Of(int streamNumber, HwStreamInformation information, KsDataFormatBlock format)
    {
        var connect = new KsPinConnect
        {
            Interface = PinOffers.Interfaces()[0],
            Medium = PinOffers.Mediums(information)[0],
            PinId = (uint)streamNumber,
            Priority = new KsPriority { PriorityClass = KsPriorityClass.Normal, PrioritySubClass = 1 },
        };
        return new PinConnection(connect, format, AccessFor(information.DataFlow));
    }

    /// <summary>What a client has to be allowed to do with a pin: write what flows in, read what flows out.</summary>
    public static FileAccess AccessFor(KsPinDataFlow flow) => flow == KsPinDataFlow.In ? FileAccess.Write : FileAccess.Read;
}
