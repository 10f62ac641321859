using System.Diagnostics.CodeAnalysis;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A whole format or range: its head, the bytes that its specifier defines, and its attributes.</summary>
/// <remarks>What a native PKSDATAFORMAT points to. Immutable. Reference 14.1.</remarks>
[NativeName("PKSDATAFORMAT")]
public sealed class KsDataFormatBlock
{
    private readonly byte[] _block;
    private readonly int _formatSize;

    /// <summary>Makes a format of a head and what follows it.</summary>
    /// <param name="format">The head; its FormatSize is set to what the block has.</param>
    /// <param name="specific">The bytes that the specifier defines; none when empty.</param>
    public KsDataFormatBlock(KsDataFormat format, ReadOnlySpan<byte> specific = default)
    {
        _formatSize = KsDataFormat.NativeSize + specific.Length;
        format.FormatSize = (uint)_formatSize;
        _block = KsStructure.ToArray(in format, specific);
    }

    private KsDataFormatBlock(byte[] block, int formatSize)
    {
        _block = block;
        _formatSize = formatSize;
    }

    /// <summary>The head.</summary>
    public KsDataFormat Format => KsStructure.Read<KsDataFormat>(_block);

    /// <summary>The whole block with its attributes, in bytes.</summary>
    public ReadOnlyMemory<byte> Block => _block;

    /// <summary>The bytes after the head that the specifier defines.</summary>
    public ReadOnlyMemory<byte> Specific => _block.AsMemory(KsDataFormat.NativeSize, _formatSize - KsDataFormat.NativeSize);

    /// <summary>The heads of the attributes; none when the format has no list of them.</summary>
    public IReadOnlyList<KsAttribute> Attributes => KsAttributeList.Read(_block, _formatSize);

    /// <summary>Makes a format without further bytes.</summary>
    /// <param name="major">The kind of data.</param>
    /// <param name="sub">The kind within it.</param>
    /// <param name="specifier">What follows the head.</param>
    /// <param name="sampleSize">Bytes of a sample, or 0.</param>
    public static KsDataFormatBlock Create(Guid major, Guid sub, Guid specifier, uint sampleSize = 0) =>
        new(new KsDataFormat { MajorFormat = major, SubFormat = sub, Specifier = specifier, SampleSize = sampleSize });

    /// <summary>Makes a format of a structure that follows the head, and what follows the structure.</summary>
    /// <typeparam name="T">The structure that the specifier names.</typeparam>
    /// <param name="format">The head; its FormatSize is set to what the block has.</param>
    /// <param name="specific">The structure.</param>
    /// <param name="rest">What follows it.</param>
    public static KsDataFormatBlock Create<T>(in KsDataFormat format, in T specific, ReadOnlySpan<byte> rest = default)
        where T : unmanaged => new(format, KsStructure.ToArray(in specific, rest));

    /// <summary>Makes a format or range of a structure that begins with the head.</summary>
    /// <typeparam name="T">The structure, such as <see cref="KsDataRangeVideo"/>.</typeparam>
    /// <param name="structure">The structure; its FormatSize is set to what the block has.</param>
    /// <exception cref="ArgumentException">The structure is shorter than a head.</exception>
    public static KsDataFormatBlock Of<T>(in T structure)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = KsStructure.ToArray(in structure);
        return new KsDataFormatBlock(KsStructure.Read<KsDataFormat>(bytes), bytes[KsDataFormat.NativeSize..]);
    }

    /// <summary>Reads a format or range of bytes that nobody has checked; what comes after it is left alone.</summary>
    /// <remarks>
    /// Refused is what is shorter than a head, says that it is shorter than a head or longer than it is, or lacks the attributes that it
    /// announces.
    /// </remarks>
    /// <param name="source">The bytes.</param>
    /// <param name="block">The format.</param>
    /// <returns>Whether the bytes are a format.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, [NotNullWhen(true)] out KsDataFormatBlock? block)
    {
        block = null;
        if (!KsStructure.TryRead<KsDataFormat>(source, out var format)
            || format.FormatSize < KsDataFormat.NativeSize
            || format.FormatSize > (uint)source.Length)
        {
            return false;
        }

        var end = (int)format.FormatSize;
        if (format.HasAttributes && !KsAttributeList.TryFindEnd(source, ref end))
        {
            return false;
        }

        block = new KsDataFormatBlock(source[..end].ToArray(), (int)format.FormatSize);
        return true;
    }

    /// <summary>The same format or range with a list of attributes.</summary>
    /// <param name="attributes">The attributes, without data of their own.</param>
    /// <param name="areRequired">Of a range: whether a format must have them.</param>
    public KsDataFormatBlock WithAttributes(ReadOnlySpan<KsAttribute> attributes, bool areRequired = false)
    {
        var format = Format;
        format.Flags |= KsDataFormatFlags.Attributes | (areRequired ? KsDataFormatFlags.RequiredAttributes : KsDataFormatFlags.None);
        var block = KsAttributeList.Append(_block.AsSpan(0, _formatSize), attributes);
        KsStructure.Write(block, in format);
        return new KsDataFormatBlock(block, _formatSize);
    }

    /// <summary>Reads the whole block as a structure that begins with the head.</summary>
    /// <typeparam name="T">The structure, such as <see cref="KsDataRangeVideo"/>.</typeparam>
    /// <param name="structure">The structure.</param>
    /// <returns>Whether the block is long enough.</returns>
    public bool TryRead<T>(out T structure)
        where T : unmanaged => KsStructure.TryRead(_block.AsSpan(0, _formatSize), out structure);

    /// <summary>Reads the structure that follows the head.</summary>
    /// <typeparam name="T">The structure that the specifier names.</typeparam>
    /// <param name="specifier">The specifier that the format must have.</param>
    /// <param name="structure">The structure.</param>
    /// <returns>Whether the format has the specifier and is long enough.</returns>
    public bool TryReadSpecific<T>(Guid specifier, out T structure)
        where T : unmanaged
    {
        structure = default;
        return Format.Specifier == specifier && KsStructure.TryRead(Specific.Span, out structure);
    }
}
