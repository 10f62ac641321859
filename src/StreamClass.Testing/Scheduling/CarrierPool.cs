namespace StreamClass.Testing.Scheduling;

/// <summary>The carriers that carry nothing at present.</summary>
/// <remarks>One pool serves any number of runs, one after the other.</remarks>
internal sealed class CarrierPool : IDisposable
{
    // Nobody contends for it, except a carrier that was left behind by a hung run and comes back late.
    private readonly Lock _lock = new();
    private readonly Stack<Carrier> _idle = new();
    private int _hired;
    private bool _closed;

    public Carrier Rent(Scheduler scheduler)
    {
        lock (_lock)
        {
            if (!_idle.TryPop(out var carrier))
            {
                carrier = new Carrier(++_hired);
            }

            carrier.Scheduler = scheduler;
            return carrier;
        }
    }

    public void Return(Carrier carrier)
    {
        lock (_lock)
        {
            carrier.Scheduler = null;
            if (_closed)
            {
                carrier.Dispose();
            }
            else
            {
                _idle.Push(carrier);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _closed = true;
            while (_idle.TryPop(out var carrier))
            {
                carrier.Dispose();
            }
        }
    }
}
