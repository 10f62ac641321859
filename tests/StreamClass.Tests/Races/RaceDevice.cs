using System.Collections.Concurrent;
using StreamClass.ClassDriver;
using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Races;

/// <summary>A minidriver that holds what it is told to hold, notes what it did to which request, and notices calls that overlap.</summary>
internal sealed class RaceDevice : IStrMiniDriver
{
    private readonly Lock _lock = new();
    private readonly List<HwStreamRequestBlock> _held = [];
    private readonly List<HwStreamRequestBlock> _closes = [];
    private int _inHand;
    private int _inside;
    private long _torn;
    private long _overlaps;
    private long _entered;

    /// <summary>Which data requests are held until something ends them; the others are completed in the call.</summary>
    public Func<long, bool> Holds { get; set; } = static _ => false;

    public Action<HwStreamRequestBlock>? OnData { get; set; }

    public Action<HwStreamRequestBlock>? OnDevice { get; set; }

    public Action<HwStreamRequestBlock>? OnCancel { get; set; }

    public Func<bool>? OnInterrupt { get; set; }

    /// <summary>How often each request ended, and how, by its tag.</summary>
    public ConcurrentDictionary<long, NtStatus> Answers { get; } = new();

    /// <summary>Requests that were answered twice, cancelled or timed out without a reason, or otherwise mixed up.</summary>
    public ConcurrentQueue<string> Mistakes { get; } = new();

    /// <summary>The tags of requests that their client has cancelled.</summary>
    public ConcurrentDictionary<long, bool> Cancelled { get; } = new();

    public ClassDevice? Engine { get; private set; }

    public long Overlaps => Interlocked.Read(ref _overlaps);

    /// <summary>How often the minidriver was called, counted with an atomic and without one; they agree when no two calls overlap.</summary>
    public (long Atomic, long Plain) Calls => (Interlocked.Read(ref _entered), _torn);

    public int HeldCount
    {
        get
        {
            lock (_lock)
            {
                return _held.Count;
            }
        }
    }

    public HwInitializationData Registration { get; init; } = new() { MiniDriver = null! };

    public static long TagOf(HwStreamRequestBlock srb) => srb.CommandData.DataBufferArray[0].PresentationTime.Time;

    public static KsStreamHeader Header(long tag) => new() { PresentationTime = new KsTime { Time = tag, Numerator = 1, Denominator = 1 } };

    public NtStatus DriverEntry(DriverObject driver, string registryPath) =>
        StreamClassDriver.RegisterMinidriver(driver, registryPath, Registration with { MiniDriver = this });

    public void ReceiveDevicePacket(HwStreamRequestBlock srb)
    {
        Enter();
        Engine = ((StreamRequest)srb.Owner).Device;
        if (OnDevice is { } onDevice)
        {
            onDevice(srb);
        }
        else if (srb.Command == SrbCommand.CloseStream)
        {
            Close(srb);
        }
        else
        {
            EchoDevice.Answer(srb);
        }

        Leave();
    }

    public void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        Enter();
        if (OnData is { } onData)
        {
            onData(srb);
        }
        else if (Holds(TagOf(srb)))
        {
            Hold(srb);
        }
        else
        {
            Complete(srb, NtStatus.Success);
        }

        Leave();
    }

    public void ReceiveStreamControlPacket(HwStreamRequestBlock srb)
    {
        Enter();
        EchoDevice.Succeed(srb);
        Leave();
    }

    public void CancelPacket(HwStreamRequestBlock srb)
    {
        Enter();
        if (OnCancel is { } onCancel)
        {
            onCancel(srb);
        }
        else if (TryTake(srb))
        {
            if (!Cancelled.ContainsKey(TagOf(srb)))
            {
                Mistakes.Enqueue($"request {TagOf(srb)} was cancelled by nobody");
            }

            Complete(srb, NtStatus.Cancelled);
        }

        Leave();
    }

    public void RequestTimeout(HwStreamRequestBlock srb)
    {
        Enter();
        if (TryTake(srb))
        {
            if (srb.TimeoutCounter != 0)
            {
                Mistakes.Enqueue($"request {TagOf(srb)} timed out with {srb.TimeoutCounter} s left");
            }

            Complete(srb, NtStatus.IoDeviceError);
        }

        Leave();
    }

    public bool Interrupt(HwDeviceExtension device)
    {
        Enter();
        var claimed = OnInterrupt?.Invoke() ?? false;
        Leave();
        return claimed;
    }

    public void Hold(HwStreamRequestBlock srb)
    {
        lock (_lock)
        {
            _held.Add(srb);
        }
    }

    /// <summary>Completes the oldest held request from whatever thread this is, as a driver's own thread would.</summary>
    public bool CompleteHeld()
    {
        HwStreamRequestBlock srb;
        lock (_lock)
        {
            if (_held is not [var oldest, ..])
            {
                return false;
            }

            srb = oldest;
            _held.RemoveAt(0);
            _inHand++;
        }

        Complete(srb, NtStatus.Success);
        HwStreamRequestBlock[] closes = [];
        lock (_lock)
        {
            if (--_inHand == 0)
            {
                closes = [.. _closes];
                _closes.Clear();
            }
        }

        Array.ForEach(closes, EchoDevice.Answer);
        return true;
    }

    /// <summary>A stream is closed only when nothing of it is left: what is held is given back, what another thread completes is waited for.</summary>
    private void Close(HwStreamRequestBlock srb)
    {
        HwStreamRequestBlock[] held;
        bool isLast;
        lock (_lock)
        {
            held = [.. _held.Where(other => other.StreamObject == srb.StreamObject)];
            _held.RemoveAll(other => held.Contains(other));
            isLast = _inHand == 0;
            if (!isLast)
            {
                _closes.Add(srb);
            }
        }

        Array.ForEach(held, other => Complete(other, NtStatus.Cancelled));
        if (isLast)
        {
            EchoDevice.Answer(srb);
        }
    }

    public string Describe() => Engine is null
        ? "The device never started."
        : $"Outstanding: {string.Join(", ", Engine.Requests.Outstanding().Select(request => $"{request} {request.State}"))}; "
          + $"held by the minidriver: {HeldCount}; running: {Engine.Running.Current ?? "nothing"}; lock held: {Engine.Lock.IsHeld}.";

    public void Complete(HwStreamRequestBlock srb, NtStatus status)
    {
        var tag = TagOf(srb);
        if (!Answers.TryAdd(tag, status))
        {
            Mistakes.Enqueue($"request {tag} was with the minidriver twice");
        }

        // The headers of a write do not come back; its memory does.
        BitConverter.TryWriteBytes(srb.GetDataBuffer(0).Span, Echo(tag));
        srb.Status = status;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }

    /// <summary>What the minidriver leaves in the memory of a request that it completed.</summary>
    public static long Echo(long tag) => (tag * 2) + 1;

    private bool TryTake(HwStreamRequestBlock srb)
    {
        lock (_lock)
        {
            return _held.Remove(srb);
        }
    }

    private void Enter()
    {
        if (Interlocked.Increment(ref _inside) != 1)
        {
            Interlocked.Increment(ref _overlaps);
        }

        Interlocked.Increment(ref _entered);
        var torn = _torn;
        Thread.SpinWait(1);
        _torn = torn + 1;
    }

    private void Leave() => Interlocked.Decrement(ref _inside);
}
