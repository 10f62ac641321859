namespace StreamClass.Kernel;

/// <summary>A field that callbacks of a minidriver share.</summary>
/// <remarks>
/// Live it is a plain field. On a simulated machine each access is a preemption point, so that the scheduler can show what
/// happens when an interrupt or another processor comes between two of them. Any IRQL; no lock is taken.
/// </remarks>
/// <typeparam name="T">What the field holds.</typeparam>
public sealed class Shared<T>
{
    private T _value;

    /// <summary>Makes a field that holds <paramref name="value"/>.</summary>
    /// <param name="value">What the field holds at first.</param>
    public Shared(T value) => _value = value;

    /// <summary>What the field holds.</summary>
    public T Value
    {
        get
        {
            Touch(isWrite: false);
            return _value;
        }

        set
        {
            Touch(isWrite: true);
            _value = value;
        }
    }

    private void Touch(bool isWrite)
    {
        if (Processor.CurrentOrNone?.Drive is { IsSimulated: true } drive)
        {
            drive.Preempt(PreemptionPoint.SharedAccess, this);
            drive.Sharing?.Touch(this, isWrite);
        }
    }
}
