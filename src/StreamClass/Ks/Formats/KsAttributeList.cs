namespace StreamClass.Ks;

/// <summary>The list of attributes behind a format: a KSMULTIPLE_ITEM of KSATTRIBUTE, each on eight bytes.</summary>
/// <remarks>Reference 14.1.</remarks>
internal static class KsAttributeList
{
    private const int Alignment = 8;

    /// <summary>Puts a list behind a format.</summary>
    public static byte[] Append(ReadOnlySpan<byte> format, ReadOnlySpan<KsAttribute> attributes)
    {
        var at = Align(format.Length);
        var size = KsMultipleItem.NativeSize + (attributes.Length * KsAttribute.NativeSize);
        var block = new byte[at + size];
        format.CopyTo(block);
        KsStructure.Write(block.AsSpan(at), new KsMultipleItem { Size = (uint)size, Count = (uint)attributes.Length });
        at += KsMultipleItem.NativeSize;
        foreach (var attribute in attributes)
        {
            KsStructure.Write(block.AsSpan(at), attribute with { Size = KsAttribute.NativeSize });
            at += KsAttribute.NativeSize;
        }

        return block;
    }

    /// <summary>Moves the end from that of the format to that of its list; false when there is no whole list.</summary>
    public static bool TryFindEnd(ReadOnlySpan<byte> block, ref int end)
    {
        var start = Align(end);
        if (start > block.Length
            || !KsStructure.TryRead<KsMultipleItem>(block[start..], out var list)
            || list.Size < KsMultipleItem.NativeSize
            || list.Size > (uint)(block.Length - start))
        {
            return false;
        }

        end = start + (int)list.Size;
        var rest = block[(start + KsMultipleItem.NativeSize)..end];
        for (var i = 0u; i < list.Count; i++)
        {
            if (!KsStructure.TryRead<KsAttribute>(rest, out var attribute)
                || attribute.Size < KsAttribute.NativeSize
                || attribute.Size > (uint)rest.Length)
            {
                return false;
            }

            rest = rest[Math.Min(Align((int)attribute.Size), rest.Length)..];
        }

        return true;
    }

    /// <summary>The heads of the attributes of a block that has been checked.</summary>
    public static KsAttribute[] Read(ReadOnlySpan<byte> block, int formatSize)
    {
        var at = Align(formatSize);
        if (at >= block.Length)
        {
            return [];
        }

        var attributes = new KsAttribute[KsStructure.Read<KsMultipleItem>(block[at..]).Count];
        at += KsMultipleItem.NativeSize;
        for (var i = 0; i < attributes.Length; i++)
        {
            attributes[i] = KsStructure.Read<KsAttribute>(block[at..]);
            at += Align((int)attributes[i].Size);
        }

        return attributes;
    }

    private static int Align(int size) => (size + Alignment - 1) & -Alignment;
}
