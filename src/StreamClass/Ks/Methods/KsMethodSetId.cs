using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The method sets.</summary>
/// <remarks>Native names: KSMETHODSETID_*. Reference 15.1.</remarks>
public static class KsMethodSetId
{
    /// <summary>An allocator: KSMETHODSETID_StreamAllocator.</summary>
    [NativeName("KSMETHODSETID_StreamAllocator")]
    public static Guid StreamAllocator { get; } = new("cf6e4341-ec87-11cf-a130-0020afd156e4");

    /// <summary>Reading and writing a stream: KSMETHODSETID_StreamIo.</summary>
    [NativeName("KSMETHODSETID_StreamIo")]
    public static Guid StreamIo { get; } = new("65d003ca-1523-11d2-b27a-00a0c9223196");
}
