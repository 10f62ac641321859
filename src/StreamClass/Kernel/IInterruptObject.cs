namespace StreamClass.Kernel;

/// <summary>A driver's connection to an interrupt line.</summary>
/// <remarks>Native name: KINTERRUPT.</remarks>
internal interface IInterruptObject
{
    /// <summary>Whether the lock that the routine runs under is held, so that the interrupt is masked for it.</summary>
    bool IsMasked { get; }

    /// <summary>Whose code the routine is, for <see cref="ISharingObserver"/>; null when nobody knows.</summary>
    object? Owner => null;

    /// <summary>Runs the interrupt service routine now, or has the holder of its lock run it.</summary>
    InterruptAnswer Ask(InterruptLine line);
}
