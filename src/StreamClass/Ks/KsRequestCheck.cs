namespace StreamClass.Ks;

/// <summary>A check that a raw request has to pass before anything is done for it.</summary>
/// <remarks>Reference 9: sizes are checked first, and what no table declares never reaches the minidriver.</remarks>
public enum KsRequestCheck
{
    /// <summary>No check refused the request.</summary>
    None = 0,

    /// <summary>The request has at least the length of its kind: KSPROPERTY, KSMETHOD, KSEVENT.</summary>
    RequestLength,
}
