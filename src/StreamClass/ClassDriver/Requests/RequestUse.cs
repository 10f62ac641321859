namespace StreamClass.ClassDriver.Requests;

/// <summary>One use of a request as the register of the pool saw it: it may have ended since, and another begun.</summary>
/// <param name="Request">The request.</param>
/// <param name="Generation">Which use it was.</param>
internal readonly record struct RequestUse(StreamRequest Request, uint Generation);
