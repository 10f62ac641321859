namespace DvdDecoder.Board;

/// <content>When the stream time begins, stands and goes on.</content>
public sealed partial class DecoderBoard
{
    // How long one stream waits for the other before time begins without it. In steps, so that a host that is slow to begin has several
    // chances also where time does not pass by itself.
    private const int StartSteps = 10;
    private static readonly TimeSpan StartStep = TimeSpan.FromMilliseconds(50);

    private int _startSteps;

    /// <summary>The channel that time goes by: audio when it takes part.</summary>
    private DmaChannel Master => _channels[AudioIn].IsEnabled ? _channels[AudioIn] : _channels[VideoIn];

    private bool AdvanceClock(Machinery machinery)
    {
        if (!Master.IsRunning)
        {
            _startTimer.Cancel();
            _startSteps = 0;
            var wasRunning = _clock.IsRunning;
            _clock.Stop();
            return wasRunning;
        }

        if (!_clock.IsStarted)
        {
            return TryStartClock(machinery, isPatient: true);
        }

        if (_clock.IsRunning || machinery.Audio.IsStalled)
        {
            return false;
        }

        _clock.Resume();
        return true;
    }

    private bool TryStartClock(Machinery machinery, bool isPatient)
    {
        long? audio = machinery.AudioFifo.PeekBlock() > 0 ? machinery.AudioFifo.First!.Begin : null;
        long? video = machinery.Video.HasPicture ? machinery.Video.Next.Time : null;
        if (audio is null && video is null)
        {
            return false;
        }

        var isComplete = (audio is not null || machinery.AudioInput.IsAbsent)
            && (video is not null || !_channels[VideoIn].IsEnabled || machinery.Video.IsOver);
        if (isPatient && !isComplete)
        {
            if (!_startTimer.IsSet)
            {
                _startTimer.Set(Now + StartStep.Ticks);
            }

            return false;
        }

        _startTimer.Cancel();
        _startSteps = 0;
        _clock.Start(Math.Min(audio ?? long.MaxValue, video ?? long.MaxValue));
        return true;
    }

    private void LosePatience()
    {
        if (++_startSteps >= StartSteps && !_clock.IsStarted && Master.IsRunning)
        {
            TryStartClock(_machinery!, isPatient: false);
        }

        Advance();
    }
}
