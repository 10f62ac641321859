namespace StreamClass.Testing.Scheduling;

/// <summary>The carriers that carry nothing at present.</summary>
/// <remarks>One pool serves any number of runs, one after the other.</remarks>
internal sealed class CarrierPool : IDisposable
{
    // Nobody contends for it, except a carrier that was left behind by a hung run and comes back late.
    private readonly Lock _lock = new();
    private readonly List<Carrier> _idle = [];
    private int _hired;
    private bool _closed;

    /// <summary>The thread that makes the runs, or null when each is begun from outside.</summary>
    public Player? Player { get; set; }

    public Carrier Rent(IdleLoop loop)
    {
        lock (_lock)
        {
            Carrier carrier;
            if (_idle is [.., var last])
            {
                _idle.RemoveAt(_idle.Count - 1);
                carrier = last;
            }
            else
            {
                carrier = new Carrier(++_hired);
            }

            carrier.Loop = loop;
            return carrier;
        }
    }

    /// <summary>Takes a carrier that begins a run, if it stands idle among the others.</summary>
    public void Take(Carrier taken)
    {
        lock (_lock)
        {
            _idle.Remove(taken);
        }
    }

    public void Return(Carrier carrier)
    {
        lock (_lock)
        {
            carrier.Loop = null;
            if (_closed)
            {
                carrier.Dispose();
            }
            else
            {
                _idle.Add(carrier);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _closed = true;
            foreach (var carrier in _idle)
            {
                carrier.Dispose();
            }

            _idle.Clear();
        }
    }
}
