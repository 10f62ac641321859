using StreamClass.Testing.Runs;
using StreamClass.Kernel;
using StreamClass.Testing.Threads;

namespace StreamClass.Testing.Injections.Points;

/// <summary>Makes one thing happen at one moment of a run.</summary>
internal class PointInjection(PointFamily family, Injection injection, Func<Exception, bool> explains) : RunInjection(explains)
{
    private int _moment;
    private Task _happening = Task.CompletedTask;

    public override Runnable? TakeNext()
    {
        if (Machine is not { } machine || !IsDue())
        {
            return null;
        }

        HasHappened = true;
        return new Intrusion(injection.ToString(), machine.Context, () => _happening = family.HappenAsync(machine, injection.Target));
    }

    public override Finding? Inspect(Machine machine) => family.Inspect(machine);

    /// <summary>Whether this is the moment; asked once at each.</summary>
    protected virtual bool IsDue() => _moment++ == injection.Point;

    protected override async Task EndAsync()
    {
        try
        {
            await _happening;
        }
        catch (Exception exception) when (IsLate(exception))
        {
        }
    }

    /// <summary>The device went, or was changed by the scenario, at the same time.</summary>
    private static bool IsLate(Exception exception) =>
        exception is StreamRequestException || exception.GetType() == typeof(InvalidOperationException);
}
