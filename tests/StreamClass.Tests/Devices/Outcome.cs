using StreamClass.Kernel;

namespace StreamClass.Tests.Devices;

/// <summary>How a client's call ended, as data.</summary>
internal static class Outcome
{
    /// <summary>Waits for a call, and gives the status that it stands for.</summary>
    public static async Task<NtStatus> OutcomeAsync(this Task call)
    {
        try
        {
            await call;
            return NtStatus.Success;
        }
        catch (OperationCanceledException)
        {
            return NtStatus.Cancelled;
        }
        catch (StreamRequestException exception)
        {
            return exception.Status;
        }
    }

    public static Task<NtStatus> OutcomeAsync(this ValueTask call) => call.AsTask().OutcomeAsync();

    public static Task<NtStatus> OutcomeAsync<T>(this ValueTask<T> call) => ((Task)call.AsTask()).OutcomeAsync();
}
