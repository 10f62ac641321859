namespace StreamClass.Kernel;

/// <summary>A lock that a processor can have reserved: <see cref="Processor.ReservedLock"/>.</summary>
internal interface IReservedLock
{
    /// <summary>The minidriver's routine that whoever is inside the reservation calls.</summary>
    string? Routine { get; }
}
