using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The event sets.</summary>
/// <remarks>Native names: KSEVENTSETID_*, EVENTSETID_*. Reference 15.1, 15.2.</remarks>
public static class KsEventSetId
{
    /// <summary>A clock: KSEVENTSETID_Clock.</summary>
    [NativeName("KSEVENTSETID_Clock")]
    public static Guid Clock { get; } = new("364d8e20-62c7-11cf-a5d6-28db04c10000");

    /// <summary>The connection of an open pin: KSEVENTSETID_Connection.</summary>
    [NativeName("KSEVENTSETID_Connection")]
    public static Guid Connection { get; } = new("7f4bcbe0-9ea5-11cf-a5d6-28db04c10000");

    /// <summary>An allocator: KSEVENTSETID_StreamAllocator.</summary>
    [NativeName("KSEVENTSETID_StreamAllocator")]
    public static Guid StreamAllocator { get; } = new("75d95571-073c-11d0-a161-0020afd156e4");

    /// <summary>A video port: KSEVENTSETID_VPNotify.</summary>
    [NativeName("KSEVENTSETID_VPNotify")]
    public static Guid VpNotify { get; } = new("20c5598e-d3c8-11d0-8dfc-00c04fd7c08b");

    /// <summary>The vertical blanking interval of a video port: KSEVENTSETID_VPVBINotify.</summary>
    [NativeName("KSEVENTSETID_VPVBINotify")]
    public static Guid VpVbiNotify { get; } = new("ec529b01-1a1f-11d1-bad9-00609744111a");

    /// <summary>A crossbar: EVENTSETID_CROSSBAR.</summary>
    [NativeName("EVENTSETID_CROSSBAR")]
    public static Guid Crossbar { get; } = new("6a2e0641-28e4-11d0-a18c-00a0c9118956");

    /// <summary>A tuner: EVENTSETID_TUNER.</summary>
    [NativeName("EVENTSETID_TUNER")]
    public static Guid Tuner { get; } = new("6a2e0606-28e4-11d0-a18c-00a0c9118956");
}
