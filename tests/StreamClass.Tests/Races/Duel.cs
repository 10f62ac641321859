namespace StreamClass.Tests.Races;

/// <summary>Two threads that begin at the same time, round after round; who is first shifts from round to round.</summary>
internal sealed class Duel : IDisposable
{
    private readonly Thread _rival;
    private Action? _action;
    private Exception? _failure;
    private int _begun;
    private int _ended;
    private int _head;

    public Duel()
    {
        _rival = new Thread(Fight) { IsBackground = true, Name = "rival" };
        _rival.Start();
    }

    /// <summary>Starts <paramref name="rival"/> on the other thread and runs <paramref name="own"/> here. <see cref="Join"/> ends the round.</summary>
    public void Begin(Action rival, Action own)
    {
        _action = rival;
        var shift = _begun % 96;
        _head = Math.Max(0, shift - 48);
        Volatile.Write(ref _begun, _begun + 1);
        Thread.SpinWait(Math.Max(0, 48 - shift));
        own();
    }

    public void Join()
    {
        Watchdog.Until(() => Volatile.Read(ref _ended) == _begun, "the rival");
        if (_failure is { } failure)
        {
            throw new InvalidOperationException("The rival failed.", failure);
        }
    }

    public void Dispose()
    {
        _action = null;
        Volatile.Write(ref _begun, _begun + 1);
        _rival.Join();
    }

    private void Fight()
    {
        for (; ; )
        {
            var spin = default(SpinWait);
            while (Volatile.Read(ref _begun) == _ended)
            {
                spin.SpinOnce(-1);
            }

            if (_action is not { } action)
            {
                return;
            }

            try
            {
                Thread.SpinWait(_head);
                action();
            }
            catch (Exception exception)
            {
                _failure = exception;
            }

            Volatile.Write(ref _ended, _ended + 1);
        }
    }
}
