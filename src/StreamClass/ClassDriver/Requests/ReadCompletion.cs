using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Requests;

/// <summary>What holds for a read that the minidriver completes with success.</summary>
/// <remarks>Reference 13.10.</remarks>
internal static class ReadCompletion
{
    /// <summary>Makes sure that the headers say no more than there is.</summary>
    /// <exception cref="BugCheckException">A header says more than its buffer holds, or the new format would change its successors.</exception>
    public static void Require(StreamRequest request)
    {
        var buffers = request.Buffers;
        if (buffers.Overfilled is >= 0 and var index)
        {
            throw request.Device.Drive.BugCheck(
                BugCheckCode.DriverVerifierDetectedViolation,
                $"{request} was completed with DataUsed {buffers.Headers[index].DataUsed} in header {index}, whose buffer has {buffers[index].Length} bytes.");
        }

        if (buffers.TypeChange is >= 0 and var change)
        {
            RequireLast(request, change);
        }
    }

    /// <summary>After a header that says TYPECHANGED nothing more is delivered until the client has read the format.</summary>
    public static void HoldAfterTypeChange(StreamRequest request)
    {
        if (request.Buffers.TypeChange >= 0)
        {
            request.Stream!.Data.IsHeld = true;
        }
    }

    private static void RequireLast(StreamRequest request, int change)
    {
        var isResized = request.Stream!.HeaderExtensionSize != request.Buffers.Beside.ExtensionSize;
        if (isResized && change != request.Buffers.Count - 1)
        {
            throw request.Device.Drive.BugCheck(
                BugCheckCode.DriverVerifierDetectedViolation,
                $"{request} changes the format in header {change} and the size of the headers with it; no header may follow that one.");
        }
    }
}
