using StreamClass.Kernel;

namespace StreamClass.Testing;

/// <summary>How much virtual time the steps of code take.</summary>
/// <remarks>In nanoseconds. Code between two such steps takes no time; stalling takes what it says.</remarks>
public sealed class SimulationCosts
{
    /// <summary>A call of a class driver service.</summary>
    public long ServiceCall { get; init; } = 200;

    /// <summary>A read or write of a port.</summary>
    public long PortAccess { get; init; } = 1_000;

    /// <summary>A read or write of a register in memory.</summary>
    public long RegisterAccess { get; init; } = 150;

    /// <summary>The release of a lock.</summary>
    public long LockRelease { get; init; } = 50;

    /// <summary>Handing work to the minidriver while the lock is held.</summary>
    public long HandOver { get; init; } = 100;

    /// <summary>A read or write of state that callbacks share.</summary>
    public long SharedAccess { get; init; } = 5;

    /// <summary>A client's call into the machine.</summary>
    public long ClientCall { get; init; } = 300;

    /// <summary>One turn of a loop that waits for a lock.</summary>
    public long Spin { get; init; } = 500;

    internal long Of(PreemptionPoint point) => point switch
    {
        PreemptionPoint.ServiceCall => ServiceCall,
        PreemptionPoint.PortAccess => PortAccess,
        PreemptionPoint.RegisterAccess => RegisterAccess,
        PreemptionPoint.LockRelease => LockRelease,
        PreemptionPoint.HandOver => HandOver,
        PreemptionPoint.SharedAccess => SharedAccess,
        PreemptionPoint.ClientCall => ClientCall,
        PreemptionPoint.Spin => Spin,
        _ => 0,
    };
}
