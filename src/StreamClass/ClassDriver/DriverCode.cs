namespace StreamClass.ClassDriver;

/// <summary>The code of a driver, which all its devices share: whether it is paged out.</summary>
/// <remarks>A driver that is paged out is called with requests only: it has agreed to cancel its callbacks and disable its interrupts (srb-paging-out-driver).</remarks>
internal sealed class DriverCode
{
    private bool _isPagedOut;

    public bool IsPagedOut
    {
        get => Volatile.Read(ref _isPagedOut);
        set => Interlocked.Exchange(ref _isPagedOut, value);
    }
}
