using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The categories of filters and pins.</summary>
/// <remarks>Native names: KSCATEGORY_*. Reference 15.1, 15.2.</remarks>
public static class KsCategory
{
    /// <summary>KSCATEGORY_BRIDGE.</summary>
    [NativeName("KSCATEGORY_BRIDGE")]
    public static Guid Bridge { get; } = new("085aff00-62ce-11cf-a5d6-28db04c10000");

    /// <summary>KSCATEGORY_CAPTURE.</summary>
    [NativeName("KSCATEGORY_CAPTURE")]
    public static Guid Capture { get; } = new("65e8773d-8f56-11d0-a3b9-00a0c9223196");

    /// <summary>KSCATEGORY_RENDER.</summary>
    [NativeName("KSCATEGORY_RENDER")]
    public static Guid Render { get; } = new("65e8773e-8f56-11d0-a3b9-00a0c9223196");

    /// <summary>KSCATEGORY_MIXER.</summary>
    [NativeName("KSCATEGORY_MIXER")]
    public static Guid Mixer { get; } = new("ad809c00-7b88-11d0-a5d6-28db04c10000");

    /// <summary>KSCATEGORY_SPLITTER.</summary>
    [NativeName("KSCATEGORY_SPLITTER")]
    public static Guid Splitter { get; } = new("0a4252a0-7e70-11d0-a5d6-28db04c10000");

    /// <summary>KSCATEGORY_DATACOMPRESSOR.</summary>
    [NativeName("KSCATEGORY_DATACOMPRESSOR")]
    public static Guid DataCompressor { get; } = new("1e84c900-7e70-11d0-a5d6-28db04c10000");

    /// <summary>KSCATEGORY_DATADECOMPRESSOR.</summary>
    [NativeName("KSCATEGORY_DATADECOMPRESSOR")]
    public static Guid DataDecompressor { get; } = new("2721ae20-7e70-11d0-a5d6-28db04c10000");

    /// <summary>KSCATEGORY_DATATRANSFORM.</summary>
    [NativeName("KSCATEGORY_DATATRANSFORM")]
    public static Guid DataTransform { get; } = new("2eb07ea0-7e70-11d0-a5d6-28db04c10000");

    /// <summary>KSCATEGORY_CLOCK.</summary>
    [NativeName("KSCATEGORY_CLOCK")]
    public static Guid Clock { get; } = new("53172480-4791-11d0-a5d6-28db04c10000");

    /// <summary>KSCATEGORY_VIDEO.</summary>
    [NativeName("KSCATEGORY_VIDEO")]
    public static Guid Video { get; } = new("6994ad05-93ef-11d0-a3cc-00a0c9223196");

    /// <summary>KSCATEGORY_AUDIO.</summary>
    [NativeName("KSCATEGORY_AUDIO")]
    public static Guid Audio { get; } = new("6994ad04-93ef-11d0-a3cc-00a0c9223196");

    /// <summary>KSCATEGORY_TVTUNER.</summary>
    [NativeName("KSCATEGORY_TVTUNER")]
    public static Guid TvTuner { get; } = new("a799a800-a46d-11d0-a18c-00a02401dcd4");

    /// <summary>KSCATEGORY_CROSSBAR.</summary>
    [NativeName("KSCATEGORY_CROSSBAR")]
    public static Guid Crossbar { get; } = new("a799a801-a46d-11d0-a18c-00a02401dcd4");
}
