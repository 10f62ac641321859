using StreamClass.Ks;

namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>The sets of the guarded device. What an id of its own sets does is the same in all of them.</summary>
internal static class GuardedSets
{
    public static readonly Guid Plain = new("5e1c0de0-0001-4a6b-8f10-2b7c9d1e3f50");
    public static readonly Guid Long = new("5e1c0de0-0002-4a6b-8f10-2b7c9d1e3f50");
    public static readonly Guid Kept = new("5e1c0de0-0003-4a6b-8f10-2b7c9d1e3f50");
    public static readonly Guid Input = new("5e1c0de0-0004-4a6b-8f10-2b7c9d1e3f50");
    public static readonly Guid Output = new("5e1c0de0-0005-4a6b-8f10-2b7c9d1e3f50");
    public static readonly Guid Methods = new("5e1c0de0-0006-4a6b-8f10-2b7c9d1e3f50");
    public static readonly Guid OtherMethods = new("5e1c0de0-0007-4a6b-8f10-2b7c9d1e3f50");
    public static readonly Guid Events = new("5e1c0de0-0008-4a6b-8f10-2b7c9d1e3f50");

    /// <summary>Bytes and a checksum of what a stream has been written, as two 64-bit words.</summary>
    public const uint Received = 99;

    /// <summary>Is answered later, from a timer.</summary>
    public const uint Slow = 100;

    /// <summary>Is answered NOT_SUPPORTED.</summary>
    public const uint Refused = 101;

    /// <summary>Has a value of a length that the client does not know.</summary>
    public const uint Text = 102;

    /// <summary>Is a list, of which the first eight bytes say how long it is.</summary>
    public const uint List = 103;

    /// <summary>Happens with every write that a stream takes.</summary>
    public const uint Written = 7;

    /// <summary>Takes eight bytes.</summary>
    public const uint WithData = 8;

    /// <summary>Every set that anybody knows, so that a request can name one of another handle.</summary>
    public static IReadOnlyList<Guid> All { get; } =
    [
        Plain, Long, Kept, Input, Output, Methods, OtherMethods, Events, KsPropertySetId.Pin, KsPropertySetId.Topology, KsPropertySetId.Connection,
        KsPropertySetId.Stream, KsPropertySetId.StreamInterface, KsPropertySetId.Clock, KsPropertySetId.General, KsPropertySetId.Quality,
        KsEventSetId.Clock, KsEventSetId.Connection,
    ];
}
