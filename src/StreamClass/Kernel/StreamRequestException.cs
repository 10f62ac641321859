namespace StreamClass.Kernel;

/// <summary>A request of the host failed: the driver answered with an error.</summary>
/// <param name="status">What the driver answered.</param>
/// <param name="message">What was asked, and of whom.</param>
/// <param name="innerException">What the driver threw, when that is why it failed.</param>
public sealed class StreamRequestException(NtStatus status, string message, Exception? innerException = null)
    : Exception($"{message} ({status}, 0x{(uint)status:X8}).", innerException)
{
    /// <summary>What the driver answered.</summary>
    public NtStatus Status { get; } = status;
}
