using System.Runtime.CompilerServices;
using StreamClass.ClassDriver.Events;
using StreamClass.Kernel;

namespace StreamClass.Client;

/// <summary>An enabled event that a client waits for with tasks.</summary>
/// <remarks>Occurrences are counted: none is lost, and each is given to one waiter. Reference 13.8.</remarks>
public sealed class EventSubscription : IAsyncDisposable
{
    private readonly EventHandle _handle;
    private readonly EventCounter _counter;
    private readonly ReadOnlyMemory<byte> _identity;

    internal EventSubscription(EventHandle handle, EventCounter counter, ReadOnlyMemory<byte> identity)
    {
        _handle = handle;
        _counter = counter;
        _identity = identity;
    }

    /// <summary>Waits until the event has happened once more.</summary>
    /// <param name="cancellationToken">Ends the wait; the occurrence stays for the next one.</param>
    /// <exception cref="StreamRequestException">
    /// The event will not happen any more: NO_MORE_ENTRIES, it was to happen once and has; CANCELLED, it was disabled or deleted or its
    /// handle closed; DRIVER_INTERNAL_ERROR, DEVICE_REMOVED, the device failed or is gone.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken = default)
    {
        ClientRules.RequirePassive();
        if (!await _counter.WaitAsync(cancellationToken))
        {
            throw new StreamRequestException(_counter.Ended, $"An event of {_handle} does not happen any more", _handle.Device.Failure?.Exception);
        }
    }

    /// <summary>Gives every occurrence, numbered from 0, until there will be no more.</summary>
    /// <param name="cancellationToken">Ends the loop with an exception.</param>
    /// <exception cref="StreamRequestException">The device failed or is gone.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async IAsyncEnumerable<long> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ClientRules.RequirePassive();
        for (var number = 0L; await _counter.WaitAsync(cancellationToken); number++)
        {
            yield return number;
        }

        if (_counter.Ended is not (NtStatus.NoMoreEntries or NtStatus.Cancelled) and var reason)
        {
            throw new StreamRequestException(reason, $"An event of {_handle} does not happen any more", _handle.Device.Failure?.Exception);
        }
    }

    /// <summary>Disables the event.</summary>
    /// <remarks>Native name: IOCTL_KS_DISABLE_EVENT. One that is gone already is left alone. IRQL: PASSIVE_LEVEL.</remarks>
    public ValueTask DisposeAsync()
    {
        ClientRules.RequirePassive();
        _handle.Disable(_identity);
        return ValueTask.CompletedTask;
    }
}
