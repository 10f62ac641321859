namespace StreamClass.Testing.Scheduling;

/// <summary>Takes the ambient context of the code that is interrupted away from what runs on top of it.</summary>
internal readonly ref struct Ambient
{
    private readonly SynchronizationContext? _synchronizationContext;
    private readonly ExecutionContext? _executionContext;

    private Ambient(ExecutionContext? none)
    {
        _synchronizationContext = SynchronizationContext.Current;
        if (_synchronizationContext is not null)
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }

        var current = ExecutionContext.Capture();
        if (none is not null && current is not null && !ReferenceEquals(current, none))
        {
            _executionContext = current;
            ExecutionContext.Restore(none);
        }
    }

    public static Ambient Clear(ExecutionContext? none) => new(none);

    public void Dispose()
    {
        if (_executionContext is not null)
        {
            ExecutionContext.Restore(_executionContext);
        }

        if (_synchronizationContext is not null)
        {
            SynchronizationContext.SetSynchronizationContext(_synchronizationContext);
        }
    }
}
