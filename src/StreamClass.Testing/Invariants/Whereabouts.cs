using StreamClass.ClassDriver;
using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Testing.Invariants;

/// <summary>Says of everything that a machine waits for where it is, and what it waits for.</summary>
internal static class Whereabouts
{
    /// <summary>A sentence for each request that has not come back, and for each running stream without buffers.</summary>
    public static IEnumerable<string> Of(Machine machine)
    {
        foreach (var node in machine.Nodes)
        {
            var outstanding = node.Device.Requests.Outstanding();
            foreach (var request in outstanding)
            {
                yield return Describe(request, outstanding, node.Line);
            }

            foreach (var queue in node.Device.Queues)
            {
                if (queue is { Kind: ClassDriver.Queues.RequestQueueKind.Data, Stream: { Commands.State: KsState.Run } stream }
                    && Array.TrueForAll(outstanding, request => request.Stream != stream))
                {
                    yield return $"{stream} runs, and its client has given it no buffer";
                }
            }

            foreach (var request in outstanding)
            {
                request.Release();
            }
        }
    }

    /// <summary>Whether a queue waits for its minidriver, of which nothing is under way that could make it ready.</summary>
    public static bool IsForgotten(StreamRequest request, StreamRequest[] outstanding) =>
        IsBehindClosedQueue(request)
        && Array.TrueForAll(outstanding, static other => other.State != RequestState.WithMinidriver)
        && !HasWork(request.Device);

    /// <summary>One request.</summary>
    private static string Describe(StreamRequest request, StreamRequest[] outstanding, InterruptLine? line) => request.State switch
    {
        RequestState.WithMinidriver => $"{request.Describe()}{Asked(request)}{Prospects(request.Device, line)}",
        RequestState.Queued when IsBehindClosedQueue(request) => $"{request.Describe()}: {Reason(request, outstanding)}",
        RequestState.Queued when request.Device.Hold.IsHolding =>
            $"{request.Name} waits until its device takes work again ({request.Device.Hold.Reasons})",
        RequestState.Queued when request.Queue.IsHeld => $"{request.Name} waits until the client has read the new format of its stream",
        _ => request.Describe(),
    };

    private static bool IsBehindClosedQueue(StreamRequest request) =>
        request.State == RequestState.Queued && !request.Queue.IsReady && !request.Device.Hold.IsHolding;

    private static string Reason(StreamRequest request, StreamRequest[] outstanding) =>
        Array.Find(outstanding, other => other.State == RequestState.WithMinidriver && other.Queue == request.Queue) is { } other
            ? $"it waits behind {other.Name}, which the minidriver has"
            : "the minidriver has given back all that it had of it, and has never said that it is ready for the next";

    private static string Asked(StreamRequest request) => request.IsCancelRequested ? ", which was asked for it by CancelPacket" : string.Empty;

    /// <summary>What could make a minidriver complete what it has.</summary>
    private static string Prospects(ClassDevice device, InterruptLine? line) =>
        device.Board is { IsInterruptAsserted: true } board && line is not null
            ? line.IsDisabled ? $"; {board.Name} interrupts, but {line.Name} was switched off after a storm"
            : device.Lock.Interrupt is null ? $"; {board.Name} interrupts, but the minidriver has registered no interrupt service routine"
            : line.IsAsserted ? $"; {board.Name} interrupts, and the minidriver has not served it"
            : $"; {board.Name} interrupts, but the interrupt was lost on its way to {line.Name}"
        : HasWork(device) ? string.Empty
        : device.Lock.Interrupt is { } interrupt ? $"; no timer or callback of it is due, and its board is idle after {interrupt.Count} interrupts"
        : "; no timer or callback of it is due";

    /// <summary>Whether something is still to happen at a device without its clients.</summary>
    private static bool HasWork(ClassDevice device) =>
        device.Callbacks.IsPending
        || Array.Exists(device.Queues, static queue => queue.Stream?.Callbacks.IsPending == true)
        || device.Lock.Interrupt is { IsPending: true }
        || device.Board is { IsInterruptAsserted: true }
        || device.Board?.Timers.First is not null;
}
