using System.Runtime.CompilerServices;
using StreamClass.Kernel;

namespace StreamClass.Testing;

/// <summary>How much virtual time the steps of code take.</summary>
/// <remarks>In nanoseconds, none of them negative. Code between two such steps takes no time; stalling takes what it says.</remarks>
public sealed record SimulationCosts
{
    /// <summary>A call of a class driver service.</summary>
    public long ServiceCall { get; init => field = Checked(value); } = 200;

    /// <summary>A read or write of a port.</summary>
    public long PortAccess { get; init => field = Checked(value); } = 1_000;

    /// <summary>A read or write of a register in memory.</summary>
    public long RegisterAccess { get; init => field = Checked(value); } = 150;

    /// <summary>What hardware that is slow takes beside that, where a fault makes it slow.</summary>
    public long SlowAccess { get; init => field = Checked(value); } = 100_000;

    /// <summary>The release of a lock.</summary>
    public long LockRelease { get; init => field = Checked(value); } = 50;

    /// <summary>Handing work to the minidriver while the lock is held.</summary>
    public long HandOver { get; init => field = Checked(value); } = 100;

    /// <summary>A read or write of state that callbacks share.</summary>
    public long SharedAccess { get; init => field = Checked(value); } = 5;

    /// <summary>A client's call into the machine.</summary>
    public long ClientCall { get; init => field = Checked(value); } = 300;

    /// <summary>One turn of a loop that waits for a lock.</summary>
    public long Spin { get; init => field = Checked(value); } = 500;

    /// <summary>Code takes no time at all.</summary>
    internal static SimulationCosts None { get; } = new()
    {
        ServiceCall = 0,
        PortAccess = 0,
        RegisterAccess = 0,
        LockRelease = 0,
        HandOver = 0,
        SharedAccess = 0,
        ClientCall = 0,
        Spin = 0,
    };

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

    private static long Checked(long cost, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cost, name);
        return cost;
    }
}
