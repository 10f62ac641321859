using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A whole format or range: its head and the bytes that its specifier defines.</summary>
/// <remarks>What a native PKSDATAFORMAT points to. Immutable. Reference 14.1.</remarks>
[NativeName("PKSDATAFORMAT")]
public sealed class KsDataFormatBlock
{
    private readonly byte[] _block;

    /// <summary>Makes a format of a head and what follows it.</summary>
    /// <param name="format">The head; its FormatSize is set to what the block has.</param>
    /// <param name="specific">The bytes that the specifier defines; none when empty.</param>
    public KsDataFormatBlock(KsDataFormat format, ReadOnlySpan<byte> specific = default)
    {
        format.FormatSize = (uint)(KsDataFormat.NativeSize + specific.Length);
        _block = new byte[format.FormatSize];
        MemoryMarshal.Write(_block, in format);
        specific.CopyTo(_block.AsSpan(KsDataFormat.NativeSize));
    }

    /// <summary>The head.</summary>
    public KsDataFormat Format => MemoryMarshal.Read<KsDataFormat>(_block);

    /// <summary>The whole block, in bytes.</summary>
    public ReadOnlyMemory<byte> Block => _block;

    /// <summary>The bytes after the head.</summary>
    public ReadOnlyMemory<byte> Specific => _block.AsMemory(KsDataFormat.NativeSize);

    /// <summary>Makes a format without further bytes.</summary>
    /// <param name="major">The kind of data.</param>
    /// <param name="sub">The kind within it.</param>
    /// <param name="specifier">What follows the head.</param>
    /// <param name="sampleSize">Bytes of a sample, or 0.</param>
    public static KsDataFormatBlock Create(Guid major, Guid sub, Guid specifier, uint sampleSize = 0) =>
        new(new KsDataFormat { MajorFormat = major, SubFormat = sub, Specifier = specifier, SampleSize = sampleSize });
}
