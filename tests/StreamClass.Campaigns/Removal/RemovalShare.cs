using DvdDecoder.Tests.Decoder;
using StreamClass.Testing;
using StreamClass.Testing.Injections;

namespace StreamClass.Campaigns.Removal;

/// <summary>The points that one thread takes. It goes on behind a point that was not borne.</summary>
internal sealed class RemovalShare(ClipUnderRemoval clip, int from, int every, CancellationToken cancellation) : IProgress<InjectionProgress>
{
    /// <summary>After so many failures a thread has seen enough.</summary>
    private const int MostFailures = 10;

    private long _doneBefore;
    private long _explainedBefore;
    private long _done;
    private long _explained;
    private long _total;
    private int _failures;

    /// <summary>How many runs have been made.</summary>
    public long Done => Volatile.Read(ref _done);

    /// <summary>How many there will be; 0 as long as nobody knows.</summary>
    public long Total => Volatile.Read(ref _total);

    /// <summary>In how many of the runs the host was told that the card is gone.</summary>
    public long Explained => Volatile.Read(ref _explained);

    /// <summary>How many of the runs were not borne.</summary>
    public int Failures => Volatile.Read(ref _failures);

    public void Run()
    {
        while (_failures < MostFailures && !TryGoOn())
        {
        }
    }

    void IProgress<InjectionProgress>.Report(InjectionProgress value)
    {
        _done = _doneBefore + value.Done;
        _explained = _explainedBefore + value.Explained;
        _total = _doneBefore + value.Total;
    }

    /// <returns>Whether it came to the end, or to an early one.</returns>
    private bool TryGoOn()
    {
        var options = new InjectionOptions
        {
            From = from + (_doneBefore * every),
            Every = every,
            Progress = this,
            CancellationToken = cancellation,
        };
        try
        {
            Explore.RemovalAtEveryPoint(clip.PlayAsync, options);
            return true;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
        catch (InjectionException failure)
        {
            Console.Error.WriteLine($"{failure.Injection}: {failure.Failure.Message}");
            Console.Error.WriteLine($"Again: dotnet run -c Release --project tests/StreamClass.Campaigns -- removal --replay {failure.Injection}");
            _failures++;
            _done = _doneBefore += failure.Runs;
            _explainedBefore = _explained;
            return false;
        }
        catch (SimulationException undisturbed)
        {
            Console.Error.WriteLine($"Without a removal: {undisturbed}");
            _failures++;
            return true;
        }
    }
}
