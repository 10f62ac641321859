namespace StreamClass.ClassDriver;

/// <summary>Why a device failed: a routine of its minidriver threw an exception.</summary>
/// <param name="Routine">Which routine.</param>
/// <param name="Exception">What it threw.</param>
public sealed record DeviceFailure(string Routine, Exception Exception);
