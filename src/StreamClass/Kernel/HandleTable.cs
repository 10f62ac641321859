namespace StreamClass.Kernel;

/// <summary>The handles of one machine: numbers by which raw requests name clocks, events and the like.</summary>
/// <remarks>As natively, values begin at 4 and go up in fours. None is used twice, so one that was closed names nothing.</remarks>
internal sealed class HandleTable(KernelDrive drive)
{
    private readonly Dictionary<ulong, object> _targets = [];
    private readonly Dictionary<ulong, string> _openers = [];
    private ulong _last;
    private BusyWord _busy;

    /// <summary>Makes a handle for an object, which it names until it is closed.</summary>
    public ulong Open(object target)
    {
        Enter();
        var handle = _last += 4;
        _targets.Add(handle, target);
        if (drive.IsSimulated && Processor.Current.Callback is { } routine)
        {
            _openers.Add(handle, routine.ToString()!);
        }

        _busy.Leave();
        return handle;
    }

    /// <summary>What a handle names, or null when it names nothing of that kind.</summary>
    public T? Find<T>(ulong handle)
        where T : class
    {
        Enter();
        var target = _targets.GetValueOrDefault(handle);
        _busy.Leave();
        return target as T;
    }

    /// <summary>The handles that are open, oldest first, each with the routine of a minidriver that opened it on a simulated machine.</summary>
    public (ulong Handle, object Target, string? Opener)[] OpenHandles()
    {
        if (_targets.Count == 0)
        {
            return [];
        }

        _busy.Enter(drive);
        var open = _targets.OrderBy(static target => target.Key).Select(target => (target.Key, target.Value, _openers.GetValueOrDefault(target.Key))).ToArray();
        _busy.Leave();
        return open;
    }

    /// <summary>The handle names nothing any more. Closing it again does nothing.</summary>
    public void Close(ulong handle)
    {
        Enter();
        _targets.Remove(handle);
        _busy.Leave();
    }

    private void Enter()
    {
        drive.Sharing?.Touch(this, isWrite: true);
        _busy.Enter(drive);
    }
}
