namespace StreamClass.Testing.Recording;

/// <summary>Who finished a request.</summary>
public enum EndedBy
{
    /// <summary>The minidriver completed it.</summary>
    Minidriver,

    /// <summary>The minidriver aborted it with others: AbortOutstandingRequests.</summary>
    Abort,

    /// <summary>The class driver, in the stead of the minidriver, which still had it.</summary>
    ClassDriver,

    /// <summary>The class driver, before the minidriver had seen it.</summary>
    Unseen,
}
