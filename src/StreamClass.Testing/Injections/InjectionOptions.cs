using StreamClass.Testing.Exploration;
using StreamClass.Testing.Faults;

namespace StreamClass.Testing.Injections;

/// <summary>At which points something is done to a scenario, and in which runs of it: <see cref="Explore.RemovalAtEveryPoint"/> and the like.</summary>
public sealed record InjectionOptions : ExploreOptions
{
    /// <summary>The first of the injections that were found; counted from 0, over all kinds.</summary>
    public long From
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(From));
            field = value;
        }
    }

    /// <summary>The first one that is left out again.</summary>
    public long To
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(To));
            field = value;
        }
    } = long.MaxValue;

    /// <summary>Takes every so-manieth of them: 1 is all.</summary>
    public long Every
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, nameof(Every));
            field = value;
        }
    } = 1;

    /// <summary>Which kinds of fault are let happen, of those that a family has; null is all of them.</summary>
    /// <remarks>No minidriver notices a <see cref="FaultKind.DmaCorruption"/>; a scenario that compares data leaves it out.</remarks>
    public IReadOnlyCollection<FaultKind>? Kinds
    {
        get;
        init
        {
            if (value is not null && (value.Count == 0 || !value.All(Enum.IsDefined)))
            {
                throw new ArgumentException("Name at least one kind, and only such as there are; null takes all kinds.", nameof(Kinds));
            }

            field = value;
        }
    }

    /// <summary>In which orders the scenario runs beside the default one: each seed is an order with points of its own.</summary>
    public IReadOnlyList<ulong> Seeds
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Seeds));
            field = value;
        }
    } = [];

    /// <summary>What else a scenario may throw in consequence of what was done to it; null is nothing.</summary>
    public Func<Exception, bool>? Explains { get; init; }

    /// <summary>Told after each run how far it is.</summary>
    public IProgress<InjectionProgress>? Progress { get; init; }
}
