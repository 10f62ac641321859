using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The names under which objects are created.</summary>
/// <remarks>Native names: KSNAME_*. Reference 15.1.</remarks>
public static class KsName
{
    /// <summary>KSNAME_Filter.</summary>
    [NativeName("KSNAME_Filter")]
    public static Guid Filter { get; } = new("9b365890-165f-11d0-a195-0020afd156e4");

    /// <summary>KSNAME_Pin.</summary>
    [NativeName("KSNAME_Pin")]
    public static Guid Pin { get; } = new("146f1a80-4791-11d0-a5d6-28db04c10000");

    /// <summary>KSNAME_Clock.</summary>
    [NativeName("KSNAME_Clock")]
    public static Guid Clock { get; } = new("53172480-4791-11d0-a5d6-28db04c10000");

    /// <summary>KSNAME_Allocator.</summary>
    [NativeName("KSNAME_Allocator")]
    public static Guid Allocator { get; } = new("642f5d00-4791-11d0-a5d6-28db04c10000");

    /// <summary>KSNAME_TopologyNode.</summary>
    [NativeName("KSNAME_TopologyNode")]
    public static Guid TopologyNode { get; } = new("0621061a-ee75-11d0-b915-00a0c9223196");
}
