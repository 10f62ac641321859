namespace StreamClass.Kernel;

/// <summary>Memory of the machine together with the address that the interface knows it by.</summary>
/// <param name="Address">What the interface calls its virtual address.</param>
/// <param name="Memory">The memory itself.</param>
public readonly record struct KernelBuffer(KernelAddress Address, Memory<byte> Memory);
