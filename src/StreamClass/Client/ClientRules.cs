using StreamClass.Kernel;

namespace StreamClass.Client;

/// <summary>What holds for every call of a client.</summary>
internal static class ClientRules
{
    /// <summary>Clients run at PASSIVE_LEVEL; a call from inside a callback of a minidriver is refused.</summary>
    /// <returns>What the caller runs on; null when its thread never was in a machine.</returns>
    public static Processor? RequirePassive()
    {
        var processor = Processor.CurrentOrNone;
        if (processor is { Irql: > Irql.Passive })
        {
            throw TooHigh(processor);
        }

        return processor;
    }

    private static InvalidOperationException TooHigh(Processor processor) => new(
        $"A client's call was made at {processor.Irql.Display()}"
        + (processor.Callback is { } callback ? $", from inside {callback}" : string.Empty)
        + "; clients run at PASSIVE_LEVEL.");

    /// <summary>Takes an IRP to be sent; one that is on its way cannot be sent again.</summary>
    public static void Take(Irp irp)
    {
        if (!irp.TrySend(null))
        {
            throw new InvalidOperationException($"Somebody has {irp}.");
        }
    }

    /// <summary>Throws what a failed request means at the typed edge.</summary>
    public static void ThrowUnlessSuccess(this NtStatus status, string target, object request, Exception? cause = null)
    {
        if (!status.IsSuccess())
        {
            throw new StreamRequestException(status, $"{target} answered {request} with an error", cause);
        }
    }
}
