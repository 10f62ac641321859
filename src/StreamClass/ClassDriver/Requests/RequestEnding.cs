namespace StreamClass.ClassDriver.Requests;

/// <summary>Who ended a request.</summary>
internal enum RequestEnding
{
    /// <summary>The minidriver completed it.</summary>
    Completed,

    /// <summary>The minidriver had it aborted with others.</summary>
    Aborted,

    /// <summary>The class driver ended it in the minidriver's stead, which still had it.</summary>
    TakenBack,

    /// <summary>The class driver ended it before the minidriver had seen it.</summary>
    Unseen,
}
