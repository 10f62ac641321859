using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.Client;

/// <content>IRPs that the class driver does not know.</content>
public sealed partial class Pin
{
    /// <summary>Sends an IRP to the stream that the class driver does not know.</summary>
    /// <remarks>
    /// Sends UNKNOWN_STREAM_COMMAND. One that the minidriver does not know either ends with NOT_IMPLEMENTED. Cancelling the IRP calls
    /// CancelPacket. Reference 1.
    /// </remarks>
    /// <param name="irp">The IRP.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="InvalidOperationException">Somebody has the IRP.</exception>
    public async Task<IoStatusBlock> SendIrpAsync(Irp irp)
    {
        ArgumentNullException.ThrowIfNull(irp);
        RequireOpen();
        ClientRules.Take(irp);
        var status = await Begin(SrbCommand.UnknownStreamCommand).SendIrpAsync(irp);
        irp.TryCompleteRequest(status, irp.IoStatus.Information);
        return irp.IoStatus;
    }
}
