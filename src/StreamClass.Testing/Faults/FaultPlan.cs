using StreamClass.Kernel;

namespace StreamClass.Testing.Faults;

/// <summary>What fails at random in a run, and how often.</summary>
/// <remarks>
/// <code>new FaultPlan { [FaultKind.Mapping] = 0.01, [FaultKind.LostInterrupt] = 0.001, MaxFaults = 3 }</code>
/// Each fault is a choice of the schedule, of which the first alternative is that nothing fails: a schedule that is replayed or
/// made smaller keeps its faults or loses them like any other choice.
/// </remarks>
public sealed class FaultPlan
{
    private readonly Dictionary<FaultKind, double> _probabilities = [];
    private readonly Lazy<Dictionary<FaultPoint, FaultOffer[]>> _offers;

    /// <summary>Makes a plan under which nothing fails until a probability is set.</summary>
    public FaultPlan() => _offers = new Lazy<Dictionary<FaultPoint, FaultOffer[]>>(MakeOffers);

    /// <summary>How many faults a run has at most.</summary>
    public int MaxFaults
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(MaxFaults));
            field = value;
        }
    } = int.MaxValue;

    /// <summary>How likely a fault is at each point where it can happen, from 0 to 1.</summary>
    /// <param name="kind">Which fault.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind, or the value is no probability.</exception>
    public double this[FaultKind kind]
    {
        get => _probabilities.GetValueOrDefault(kind);
        init
        {
            if (!Enum.IsDefined(kind))
            {
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of fault.");
            }

            if (value is not (>= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "A probability is from 0 to 1.");
            }

            _probabilities[kind] = value;
        }
    }

    /// <summary>Whether an exception is what a client has to expect on a machine where things fail or disappear.</summary>
    /// <remarks>
    /// A request that failed or was cancelled, or a handle that is closed. Everything else is a mistake of somebody, and so is
    /// DRIVER_INTERNAL_ERROR: a routine of the minidriver threw.
    /// </remarks>
    /// <param name="exception">What a scenario threw.</param>
    public static bool Explains(Exception exception) =>
        exception is StreamRequestException { Status: not NtStatus.DriverInternalError } or OperationCanceledException or ObjectDisposedException;

    internal FaultOffer[] OffersAt(FaultPoint point) => _offers.Value.GetValueOrDefault(point) ?? [];

    /// <summary>In the order of the kinds, so that a choice means the same in each process.</summary>
    private Dictionary<FaultPoint, FaultOffer[]> MakeOffers() =>
        Enum.GetValues<FaultKind>()
            .Where(kind => this[kind] > 0)
            .SelectMany(kind => FaultTable.PointsOf(kind).Select(point => new FaultOffer(kind, point, FaultTable.EffectOf(kind), this[kind])))
            .GroupBy(static offer => offer.Point)
            .ToDictionary(static group => group.Key, static group => group.ToArray());
}
