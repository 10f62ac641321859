namespace StreamClass.Ks;

/// <summary>A check that a raw request has to pass before anything is done for it.</summary>
/// <remarks>Reference 9, 13.2: sizes are checked first, and what no table declares never reaches the minidriver.</remarks>
public enum KsRequestCheck
{
    /// <summary>No check refused the request.</summary>
    None = 0,

    /// <summary>The request has at least the length of its kind: KSPROPERTY, KSMETHOD, KSEVENT. INVALID_BUFFER_SIZE.</summary>
    RequestLength,

    /// <summary>A request flagged TOPOLOGY has at least the length of KSP_NODE. INVALID_BUFFER_SIZE.</summary>
    NodeLength,

    /// <summary>The flags ask for one thing, and for one that exists. INVALID_PARAMETER.</summary>
    Flags,

    /// <summary>The handle is of a kind that takes the control. INVALID_DEVICE_REQUEST.</summary>
    Target,

    /// <summary>The set is declared. PROPSET_NOT_FOUND.</summary>
    Set,

    /// <summary>The id is declared. NOT_FOUND.</summary>
    Id,

    /// <summary>The request has the length that is declared: MinProperty, MinMethod. BUFFER_TOO_SMALL.</summary>
    MinRequest,

    /// <summary>The value has the length that is declared, or that what it contains needs: MinData. BUFFER_TOO_SMALL.</summary>
    ValueLength,

    /// <summary>What is declared supports what is asked: a get, a set, a call. NOT_FOUND.</summary>
    Direction,

    /// <summary>What only a support handler can answer has one. NOT_FOUND.</summary>
    SupportHandler,

    /// <summary>The node is one of the topology. INVALID_PARAMETER.</summary>
    Node,

    /// <summary>The value is one of those that exist. INVALID_PARAMETER.</summary>
    Value,

    /// <summary>A format is as long as it says, and not longer than the value. INVALID_BUFFER_SIZE.</summary>
    Format,

    /// <summary>A handle names an object of the right kind that is still open. INVALID_PARAMETER.</summary>
    Handle,

    /// <summary>A set in one piece is whole, and of the set that is asked for. INVALID_PARAMETER.</summary>
    Serialization,

    /// <summary>Data goes the way of its stream: reads from an output pin, writes to an input pin. INVALID_DEVICE_REQUEST.</summary>
    StreamDirection,

    /// <summary>A list of stream headers has whole headers, and at least one. INVALID_BUFFER_SIZE.</summary>
    HeaderListLength,

    /// <summary>A stream header says the size that the stream's headers have. INVALID_BUFFER_SIZE.</summary>
    HeaderSize,

    /// <summary>A stream header has memory for its FrameExtent. BUFFER_TOO_SMALL.</summary>
    FrameExtent,

    /// <summary>DataUsed is 0 in a read, and not above FrameExtent in a write. INVALID_PARAMETER.</summary>
    DataUsed,

    /// <summary>A time that is valid has a numerator and a denominator. INVALID_PARAMETER.</summary>
    PresentationTime,

    /// <summary>A change of format is written alone, not extended, and is a format. INVALID_PARAMETER.</summary>
    FormatChange,

    /// <summary>The minidriver has agreed to the format before it is written. NOT_SUPPORTED.</summary>
    FormatAgreement,
}
