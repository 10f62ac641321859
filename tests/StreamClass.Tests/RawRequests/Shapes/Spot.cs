namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>What stands at a place of a request, and so how it can be wrong.</summary>
internal enum SpotKind
{
    /// <summary>A ULONG that counts or names one of a few.</summary>
    Number,

    /// <summary>A ULONG that says how long something is.</summary>
    Size,

    Guid,

    /// <summary>A LONG that has to be above 0.</summary>
    Negative,

    /// <summary>A HANDLE.</summary>
    Handle,

    /// <summary>Flags that change what is checked: those given are set.</summary>
    Flags,
}

/// <summary>A place of a request where a check looks.</summary>
/// <param name="Kind">What stands there.</param>
/// <param name="Offset">Where, in bytes.</param>
/// <param name="IsInOutput">Whether in the value instead of the request.</param>
/// <param name="Flags">What to set, for flags.</param>
/// <param name="IsFatal">Whether whatever is put there has to be refused, when nothing else is wrong.</param>
internal readonly record struct Spot(SpotKind Kind, int Offset, bool IsInOutput = false, uint Flags = 0, bool IsFatal = false);
