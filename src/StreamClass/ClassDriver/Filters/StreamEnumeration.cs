using Microsoft.Extensions.Logging;
using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Filters;

/// <summary>Asks the minidriver for its streams: GET_STREAM_INFO, at the start and whenever the minidriver wants to be asked.</summary>
/// <remarks>Pins that are open keep what they were opened with. Reference 1, 3, 12.5.</remarks>
internal sealed class StreamEnumeration(ClassDevice device, ILogger logger)
{
    private readonly AsyncMutex _turns = new();

    /// <summary>Why the last description was not taken, or null.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Asks for the streams of the device.</summary>
    public async Task<NtStatus> RunAsync(uint size)
    {
        using var turn = await _turns.EnterAsync();
        return await AskAsync(null, size);
    }

    /// <summary>Has it done by a worker: the minidriver asks for it at any level.</summary>
    /// <param name="filter">Whose streams; null for those of the device.</param>
    /// <param name="size">The size of the descriptor, in bytes.</param>
    public void Queue(ClassFilter? filter, uint size)
    {
        // In the order of the calls, whatever order the workers run in; and whoever waits for its end from now on waits for this one.
        var turn = _turns.EnterAsync();
        device.Drive.Continue(
            static state =>
            {
                var (enumeration, turn, filter, size) = ((StreamEnumeration, ValueTask<AsyncMutex.Turn>, ClassFilter?, uint))state!;
                _ = enumeration.RunAsync(turn, filter, size);
            },
            (this, turn, filter, size),
            device.Drive.Context);
    }

    /// <summary>Waits until everything that was queued is over.</summary>
    public async Task SettleAsync() => (await _turns.EnterAsync()).Dispose();

    private async Task RunAsync(ValueTask<AsyncMutex.Turn> entering, ClassFilter? filter, uint size)
    {
        using var turn = await entering;
        var status = await AskAsync(filter, size);
        if (!status.IsSuccess())
        {
            ClassDriverLog.NotEnumerated(logger, device.Name, status, Complaint ?? "the minidriver refused");
        }
    }

    private async Task<NtStatus> AskAsync(ClassFilter? filter, uint size)
    {
        Complaint = null;
        var descriptor = new HwStreamDescriptor(size);
        var request = device.Begin(device.Queue, SrbCommand.GetStreamInfo, descriptor);
        request.Srb.HwInstanceExtension = filter?.InstanceExtension;
        var status = await request.SendAsync();
        if (status != NtStatus.Success)
        {
            return status;
        }

        var count = descriptor.StreamInfo.Count;
        var needed = HwStreamDescriptor.SizeFor(Math.Max(count, descriptor.StreamHeader.NumberOfStreams));
        if (needed > size || descriptor.StreamHeader.NumberOfStreams != count)
        {
            Complaint = $"it described {count} streams (NumberOfStreams {descriptor.StreamHeader.NumberOfStreams}), "
                + $"which needs a StreamDescriptorSize of {needed} bytes; it asked for {size}";
            return NtStatus.BufferTooSmall;
        }

        if (filter is null)
        {
            device.Descriptor = descriptor;
        }
        else
        {
            filter.Descriptor = descriptor;
        }

        return NtStatus.Success;
    }
}
