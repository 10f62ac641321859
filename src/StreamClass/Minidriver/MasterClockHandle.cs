using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>Stands for a master clock in requests and services.</summary>
/// <remarks>Native name: the HANDLE in CommandData.MasterClockHandle. Valid until CLOSE_MASTER_CLOCK. Reference 10.</remarks>
[NativeName("MasterClockHandle")]
public abstract class MasterClockHandle
{
    private protected MasterClockHandle()
    {
    }
}
