namespace StreamClass.Hardware;

/// <summary>Registers or ports that a board decodes.</summary>
/// <remarks>Any IRQL. Reference 11.</remarks>
/// <param name="Bar">Which base address register of the configuration space holds its address, 0 to 5.</param>
/// <param name="Length">How many bytes it has: a power of two, at least 16 for memory and 4 for ports.</param>
/// <param name="InMemory">Whether these are registers in memory (true) or ports (false).</param>
public readonly record struct DeviceRange(int Bar, uint Length, bool InMemory);
