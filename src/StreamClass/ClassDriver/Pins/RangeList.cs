using System.Diagnostics.CodeAnalysis;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Pins;

/// <summary>Ranges of formats in a row: a KSMULTIPLE_ITEM and the ranges, each on eight bytes.</summary>
/// <remarks>Reference 13.2, 13.7. The attributes of a range belong to it and are not counted (reading).</remarks>
internal static class RangeList
{
    private const int Alignment = 8;

    /// <summary>What a list that is not whole is answered.</summary>
    public static KsAnswer Refusal => KsAnswer.Refuse(KsRequestCheck.Ranges, NtStatus.InvalidBufferSize);

    /// <summary>Reads a list that nobody has checked. False when anything of it is cut off, too short, or not counted.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, [NotNullWhen(true)] out KsDataFormatBlock[]? ranges)
    {
        ranges = null;
        if (!KsStructure.TryRead<KsMultipleItem>(source, out var list) || list.Size < KsMultipleItem.NativeSize || list.Size > (uint)source.Length)
        {
            return false;
        }

        var rest = source[KsMultipleItem.NativeSize..(int)list.Size];
        if (list.Count > (uint)rest.Length / KsDataFormat.NativeSize)
        {
            return false;
        }

        var found = new KsDataFormatBlock[list.Count];
        for (var i = 0; i < found.Length; i++)
        {
            if (!KsDataFormatBlock.TryParse(rest, out var range))
            {
                return false;
            }

            found[i] = range;
            rest = rest[Math.Min(Aligned(range.Block.Length), rest.Length)..];
        }

        ranges = found;
        return true;
    }

    private static int Aligned(int length) => (length + Alignment - 1) & -Alignment;
}
