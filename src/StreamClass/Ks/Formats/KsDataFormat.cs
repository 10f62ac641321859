using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The head of a format or of a range of formats: what kind of data a pin carries.</summary>
/// <remarks>Native name: KSDATAFORMAT and KSDATARANGE, 64 bytes. Reference 14.1.</remarks>
[NativeName("KSDATAFORMAT")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsDataFormat
{
    /// <summary>The size of the head, in bytes.</summary>
    public const int NativeSize = 64;

    /// <summary>Bytes of the head and of what follows it.</summary>
    public uint FormatSize;

    /// <summary>What is to be said of the format.</summary>
    public KsDataFormatFlags Flags;

    /// <summary>Bytes of a sample when all are of one size, otherwise 0.</summary>
    public uint SampleSize;

    /// <summary>Reserved.</summary>
    public uint Reserved;

    /// <summary>The kind of data; all zero in a range means any.</summary>
    public Guid MajorFormat;

    /// <summary>The kind of data within the major format; all zero in a range means any.</summary>
    public Guid SubFormat;

    /// <summary>What follows the head; all zero in a range means any.</summary>
    public Guid Specifier;

    /// <summary>Whether frames depend on others.</summary>
    public readonly bool IsTemporallyCompressed => Has(KsDataFormatFlags.TemporalCompression);

    /// <summary>Whether a list of attributes follows.</summary>
    public readonly bool HasAttributes => Has(KsDataFormatFlags.Attributes);

    /// <summary>Whether a format of this range must have its attributes.</summary>
    public readonly bool RequiresAttributes => Has(KsDataFormatFlags.RequiredAttributes);

    /// <summary>Whether a connection of this format is valid for <paramref name="range"/>.</summary>
    /// <remarks>Native name: KsValidateConnectRequest. Reference 13.7.</remarks>
    /// <param name="range">A range that a pin offers.</param>
    public readonly bool IsConnectableTo(in KsDataFormat range) =>
        range.MajorFormat == Guid.Empty
        || (MajorFormat == range.MajorFormat && (range.SubFormat == Guid.Empty || IsOf(in range)));

    private readonly bool IsOf(in KsDataFormat range) => SubFormat == range.SubFormat && Specifier == range.Specifier;

    /// <summary>Whether this range and another have formats in common.</summary>
    /// <remarks>Major format, sub format and specifier are each equal, or all zero on either side. Reference 13.7.</remarks>
    /// <param name="range">The other range.</param>
    public readonly bool CanIntersect(in KsDataFormat range) =>
        Meet(MajorFormat, range.MajorFormat) && Meet(SubFormat, range.SubFormat) && Meet(Specifier, range.Specifier);

    private static bool Meet(in Guid one, in Guid other) => one == other || one == Guid.Empty || other == Guid.Empty;

    private readonly bool Has(KsDataFormatFlags flag) => (Flags & flag) != 0;
}
