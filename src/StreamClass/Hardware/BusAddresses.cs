using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>Hands out bus addresses for registers and ports, each aligned to its length.</summary>
internal sealed class BusAddresses(KernelDrive drive)
{
    private const ulong MemoryEnd = 0xFEC0_0000;
    private const ulong PortEnd = 0x1_0000;

    private readonly Dictionary<(bool InMemory, uint Length), Stack<ulong>> _free = [];
    private ulong _memory = 0xE000_0000;
    private ulong _port = 0x1000;
    private BusyWord _busy;

    /// <exception cref="InvalidOperationException">The bus has no addresses left.</exception>
    public ulong Take(DeviceRange range)
    {
        _busy.Enter(drive);
        var start = Find(range);
        _busy.Leave();
        return start != 0 ? start : throw new InvalidOperationException($"The bus has no addresses left for {range}.");
    }

    public void Give(DeviceRange range, ulong start)
    {
        _busy.Enter(drive);
        if (!_free.TryGetValue((range.InMemory, range.Length), out var free))
        {
            _free.Add((range.InMemory, range.Length), free = new Stack<ulong>());
        }

        free.Push(start);
        _busy.Leave();
    }

    private ulong Find(DeviceRange range)
    {
        if (_free.TryGetValue((range.InMemory, range.Length), out var free) && free.TryPop(out var known))
        {
            return known;
        }

        ref var next = ref range.InMemory ? ref _memory : ref _port;
        var start = (next + range.Length - 1) & ~((ulong)range.Length - 1);
        if (start + range.Length > (range.InMemory ? MemoryEnd : PortEnd))
        {
            return 0;
        }

        next = start + range.Length;
        return start;
    }
}
