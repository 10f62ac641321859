using System.Runtime.InteropServices;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Properties;

/// <summary>The value of a property that is a list: a KSMULTIPLE_ITEM and its entries.</summary>
/// <remarks>
/// Reference 13.2: no room is BUFFER_OVERFLOW with the size in Information, room for the head gives the head, room for less than
/// all is BUFFER_TOO_SMALL.
/// </remarks>
internal static class ListAnswer
{
    /// <summary>A list of entries of one size.</summary>
    public static KsAnswer Write<T>(Span<byte> output, ReadOnlySpan<T> entries)
        where T : unmanaged => Write(output, (uint)entries.Length, MemoryMarshal.AsBytes(entries));

    /// <summary>A list of formats or ranges, each of which begins on 8 bytes; the padding counts.</summary>
    public static KsAnswer Write(Span<byte> output, IReadOnlyList<KsDataFormatBlock> blocks)
    {
        var size = 0;
        foreach (var block in blocks)
        {
            size += Aligned(block.Block.Length);
        }

        var entries = new byte[size];
        var next = 0;
        foreach (var block in blocks)
        {
            block.Block.Span.CopyTo(entries.AsSpan(next));
            next += Aligned(block.Block.Length);
        }

        return Write(output, (uint)blocks.Count, entries);
    }

    /// <summary>A list whose entries stand one after the other as they are to be.</summary>
    public static KsAnswer Write(Span<byte> output, uint count, ReadOnlySpan<byte> entries)
    {
        var head = new KsMultipleItem { Size = (uint)(KsMultipleItem.NativeSize + entries.Length), Count = count };
        if (output.IsEmpty)
        {
            return new KsAnswer(NtStatus.BufferOverflow, head.Size);
        }

        if (output.Length < head.Size && output.Length != KsMultipleItem.NativeSize)
        {
            return KsAnswer.Refuse(KsRequestCheck.ValueLength, NtStatus.BufferTooSmall);
        }

        KsStructure.Write(output, in head);
        if (output.Length < head.Size)
        {
            return new KsAnswer(NtStatus.Success, KsMultipleItem.NativeSize);
        }

        entries.CopyTo(output[KsMultipleItem.NativeSize..]);
        return new KsAnswer(NtStatus.Success, head.Size);
    }

    private static int Aligned(int length) => (length + 7) & ~7;
}
