using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The units of times.</summary>
/// <remarks>Native names: KSTIME_FORMAT_*. Reference 15.1.</remarks>
public static class KsTimeFormat
{
    /// <summary>No unit, all zero: KSTIME_FORMAT_NONE.</summary>
    [NativeName("KSTIME_FORMAT_NONE")]
    public static Guid None => Guid.Empty;

    /// <summary>KSTIME_FORMAT_FRAME.</summary>
    [NativeName("KSTIME_FORMAT_FRAME")]
    public static Guid Frame { get; } = new("7b785570-8c82-11cf-bc0c-00aa00ac74f6");

    /// <summary>KSTIME_FORMAT_BYTE.</summary>
    [NativeName("KSTIME_FORMAT_BYTE")]
    public static Guid Byte { get; } = new("7b785571-8c82-11cf-bc0c-00aa00ac74f6");

    /// <summary>KSTIME_FORMAT_SAMPLE.</summary>
    [NativeName("KSTIME_FORMAT_SAMPLE")]
    public static Guid Sample { get; } = new("7b785572-8c82-11cf-bc0c-00aa00ac74f6");

    /// <summary>KSTIME_FORMAT_FIELD.</summary>
    [NativeName("KSTIME_FORMAT_FIELD")]
    public static Guid Field { get; } = new("7b785573-8c82-11cf-bc0c-00aa00ac74f6");

    /// <summary>KSTIME_FORMAT_MEDIA_TIME.</summary>
    [NativeName("KSTIME_FORMAT_MEDIA_TIME")]
    public static Guid MediaTime { get; } = new("7b785574-8c82-11cf-bc0c-00aa00ac74f6");
}
