using StreamClass.Ks;

namespace StreamClass.Benchmarks.Rigs;

/// <summary>The least that a device can be: a handler behind a spin lock of its own.</summary>
internal sealed class FloorDevice(IFloorHandler handler)
{
    private int _busy;

    public ValueTask WriteAsync(KsStreamHeader header, ReadOnlyMemory<byte> data)
    {
        var wait = new SpinWait();
        while (Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }

        handler.Handle(in header, data);
        Volatile.Write(ref _busy, 0);
        return default;
    }
}
