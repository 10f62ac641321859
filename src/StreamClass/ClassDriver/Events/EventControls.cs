using System.Buffers.Binary;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Events;

/// <summary>Answers the raw requests of a client that enable and disable events.</summary>
/// <remarks>Native names: IOCTL_KS_ENABLE_EVENT, IOCTL_KS_DISABLE_EVENT. Reference 13.1, 13.8.</remarks>
internal static class EventControls
{
    /// <summary>Where KSQUERYBUFFER names what the client waits with.</summary>
    private const int QueryHandleOffset = 24;

    /// <summary>Enables an event, or answers what is asked about events.</summary>
    /// <param name="handle">The handle that is asked.</param>
    /// <param name="input">A KSEVENT, or what begins with one.</param>
    /// <param name="output">A KSEVENTDATA and what follows it; with QUERYBUFFER the buffer to fill.</param>
    public static KsAnswer Enable(EventHandle handle, ReadOnlyMemory<byte> input, Memory<byte> output)
    {
        if (!KsStructure.TryRead<KsEvent>(input.Span, out var request))
        {
            return KsAnswer.Refuse(KsRequestCheck.RequestLength, NtStatus.InvalidBufferSize);
        }

        if ((request.Flags & KsEventFlags.Topology) != 0)
        {
            if (!KsStructure.TryRead<KspNode>(input.Span, out var node))
            {
                return KsAnswer.Refuse(KsRequestCheck.NodeLength, NtStatus.InvalidBufferSize);
            }

            if (node.NodeId >= handle.NodeCount)
            {
                return KsAnswer.Refuse(KsRequestCheck.Node, NtStatus.InvalidParameter);
            }
        }

        var verb = request.Flags & ~KsEventFlags.Topology;
        return verb switch
        {
            KsEventFlags.SetSupport => handle.Declares(request.Set)
                ? new KsAnswer(NtStatus.Success)
                : KsAnswer.Refuse(KsRequestCheck.Set, NtStatus.PropsetNotFound),
            KsEventFlags.BasicSupport => Refusal(handle.Find(request.Set, request.Id, out _)),
            KsEventFlags.Enable or KsEventFlags.OneShot or KsEventFlags.EnableBuffered => Enable(handle, request, verb, output),
            KsEventFlags.QueryBuffer => QueryBuffer(handle, request, input, output),
            _ => KsAnswer.Refuse(KsRequestCheck.Flags, NtStatus.InvalidParameter),
        };
    }

    /// <summary>Disables an event, or with no input every event of the handle.</summary>
    /// <param name="handle">The handle that is asked.</param>
    /// <param name="input">The memory of the KSEVENTDATA with which it was enabled; what it says does not matter.</param>
    public static KsAnswer Disable(EventHandle handle, ReadOnlyMemory<byte> input)
    {
        if (input.IsEmpty)
        {
            handle.DisableEvery();
            return new KsAnswer(NtStatus.Success);
        }

        return input.Length < KsEventData.NativeSize
            ? KsAnswer.Refuse(KsRequestCheck.RequestLength, NtStatus.InvalidBufferSize)
            : new KsAnswer(handle.Disable(input[..KsEventData.NativeSize]));
    }

    private static KsAnswer Enable(EventHandle handle, in KsEvent request, KsEventFlags verb, ReadOnlyMemory<byte> data)
    {
        var status = handle.Find(request.Set, request.Id, out var declaration);
        if (declaration is null)
        {
            return Refusal(status);
        }

        if (data.Length < KsEventData.NativeSize || data.Length < declaration.LeastData)
        {
            return KsAnswer.Refuse(KsRequestCheck.ValueLength, NtStatus.BufferTooSmall);
        }

        if (handle.Device.Drive.FailsAt(FaultPoint.EventEntry, "event entry"))
        {
            return new KsAnswer(NtStatus.InsufficientResources);
        }

        return EventNotifiers.Find(handle.Device.Drive, KsStructure.Read<KsEventData>(data.Span)) is { } notifier
            ? new KsAnswer(handle.Enable(declaration, verb, notifier, data))
            : KsAnswer.Refuse(KsRequestCheck.Value, NtStatus.InvalidParameter);
    }

    /// <summary>Gives the oldest data that an event has buffered.</summary>
    /// <remarks>
    /// Natively the request points to the KSEVENTDATA. An address of the client cannot stand in bytes here: the same field holds
    /// what KSEVENTDATA holds after its type, the handle of what the client waits with.
    /// </remarks>
    private static KsAnswer QueryBuffer(EventHandle handle, in KsEvent request, ReadOnlyMemory<byte> input, Memory<byte> output)
    {
        if (input.Length < KsQueryBuffer.NativeSize)
        {
            return KsAnswer.Refuse(KsRequestCheck.RequestLength, NtStatus.InvalidBufferSize);
        }

        var answer = handle.Queue.QueryBuffer(
            handle, request.Set, request.Id, HandleAt(input, QueryHandleOffset), output.Length, out var taken);
        taken?.CopyTo(output);
        return answer;
    }

    private static ulong HandleAt(ReadOnlyMemory<byte> bytes, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span[offset..]);

    private static KsAnswer Refusal(NtStatus status) => status switch
    {
        NtStatus.Success => new KsAnswer(status),
        NtStatus.PropsetNotFound => KsAnswer.Refuse(KsRequestCheck.Set, status),
        _ => KsAnswer.Refuse(KsRequestCheck.Id, status),
    };
}
