using StreamClass.Benchmarks.Rigs;
using StreamClass.Client;
using StreamClass.Kernel;

namespace StreamClass.Benchmarks.Soak;

/// <summary>One client: sends requests of all kinds to its pin and counts how they end.</summary>
internal sealed class SoakClient(Pin pin, HandDrivenTime time, uint timeoutSeconds)
{
    /// <summary>How many requests make a turn, in which each kind has its share.</summary>
    private const int Turn = 1_000;

    /// <summary>Every hundredth request is cancelled.</summary>
    private const int CancelledOf = 100;

    /// <summary>Every twentieth is completed later, by whoever sends the next one.</summary>
    private const int LaterOf = 20;

    /// <summary>So many requests that take too long wait together for the time to pass.</summary>
    private const int WaitingForTime = 16;

    private readonly ReadOnlyMemory<byte>[] _data = Array.ConvertAll(Enum.GetValues<SoakKind>(), static kind => new ReadOnlyMemory<byte>([(byte)kind]));
    private readonly List<ValueTask> _slow = new(WaitingForTime);

    /// <summary>What it saw.</summary>
    public SoakCounts Counts { get; } = new();

    public async Task RunAsync(long requests, CancellationToken stop)
    {
        for (var i = 0L; i < requests && !stop.IsCancellationRequested; i++)
        {
            switch (KindOf((int)(i % Turn)))
            {
                case SoakKind.Ordinary:
                    await CountAsync(Send(SoakKind.Ordinary));
                    break;
                case SoakKind.Later:
                    await SendTwoAsync();
                    i++;
                    break;
                case SoakKind.Cancelled:
                    await SendAndCancelAsync();
                    break;
                case SoakKind.TimedOut:
                    await SendSlowAsync();
                    break;
            }
        }

        await LetTimePassAsync();
    }

    /// <summary>Three kinds are rare, and none of them follows a request that is completed later.</summary>
    private static SoakKind KindOf(int place) =>
        place == Turn - 2 ? SoakKind.TimedOut
        : place % CancelledOf == CancelledOf / 2 ? SoakKind.Cancelled
        : place % LaterOf == 5 ? SoakKind.Later
        : SoakKind.Ordinary;

    private ValueTask Send(SoakKind kind, CancellationToken cancellationToken = default)
    {
        Counts.Begun++;
        return pin.WriteAsync(default, _data[(int)kind], cancellationToken);
    }

    private async Task SendTwoAsync()
    {
        var later = Send(SoakKind.Later);
        var next = Send(SoakKind.Ordinary);
        await CountAsync(later);
        await CountAsync(next);
    }

    private async Task SendAndCancelAsync()
    {
        using var source = new CancellationTokenSource();
        var request = Send(SoakKind.Cancelled, source.Token);
        source.Cancel();
        await CountAsync(request);
    }

    private async Task SendSlowAsync()
    {
        _slow.Add(Send(SoakKind.TimedOut));
        if (_slow.Count == WaitingForTime)
        {
            await LetTimePassAsync();
        }
    }

    private async Task LetTimePassAsync()
    {
        if (_slow.Count == 0)
        {
            return;
        }

        // A write may still wait in the lock of the other client, and its counter begins only when the minidriver has it.
        foreach (var request in _slow)
        {
            while (!request.IsCompleted)
            {
                time.Advance(TimeSpan.FromSeconds(timeoutSeconds));
                await Task.Yield();
            }

            await CountAsync(request);
        }

        _slow.Clear();
    }

    private async ValueTask CountAsync(ValueTask request)
    {
        try
        {
            await request;
            Counts.Completed++;
        }
        catch (OperationCanceledException)
        {
            Counts.Cancelled++;
        }
        catch (StreamRequestException exception) when (exception.Status == NtStatus.IoDeviceError)
        {
            Counts.TimedOut++;
        }
    }
}
