using DvdDecoder.Board.Chip;
using StreamClass.Hardware;

namespace DvdDecoder.Board;

/// <summary>Plays samples block by block, and keeps the stream time to what is being played.</summary>
internal sealed class AudioOutput
{
    private readonly DecoderBoard _board;
    private readonly AudioInput _input;
    private readonly AudioFifo _fifo;
    private readonly AudioBuffer _played;
    private readonly DmaChannel _output;
    private readonly StreamClock _clock;
    private readonly DeviceTimer _timer;
    private long? _continuesAt;
    private int _playing;
    private bool _isEndPlayed;

    public AudioOutput(DecoderBoard board, AudioInput input, AudioFifo fifo, DmaChannel output, StreamClock clock, DeviceTimer timer)
    {
        _board = board;
        _input = input;
        _fifo = fifo;
        _played = new AudioBuffer(board.AudioBufferSize);
        _output = output;
        _clock = clock;
        _timer = timer;
    }

    /// <summary>Whether samples are being played.</summary>
    public bool IsPlaying => _playing > 0;

    /// <summary>Whether the output stands since nobody reads what was played.</summary>
    public bool IsStalled { get; private set; }

    /// <summary>When the block is over that is being played, by the oscillator; null when none is or time stands.</summary>
    public long? Due => IsPlaying && _clock.IsRunning ? _clock.ToOscillator(_fifo.First!.TimeAt(_playing)) : null;

    /// <summary>Plays what is due.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Advance()
    {
        var delivered = _played.Deliver(_output) | TryEnd();
        if (Due is { } due)
        {
            if (due <= _board.Now)
            {
                FinishBlock();
                return true;
            }

            _timer.Set(due);
            return delivered;
        }

        _timer.Cancel();
        return delivered | (!IsPlaying && TryStartBlock());
    }

    /// <summary>Begins anew.</summary>
    public void Reset()
    {
        _playing = 0;
        _continuesAt = null;
        IsStalled = _isEndPlayed = false;
        _timer.Cancel();
    }

    /// <summary>Drops what was played and not read.</summary>
    public void ResetPlayed()
    {
        _played.Clear();
        _isEndPlayed = false;
    }

    private bool TryStartBlock()
    {
        var length = _clock.IsStarted ? _fifo.PeekBlock() : 0;
        if (length == 0)
        {
            // Time goes on by itself until samples come.
            _continuesAt = null;
            return false;
        }

        if (_output.IsEnabled && !_played.HasRoom(length))
        {
            Stall();
            return false;
        }

        if (IsStalled)
        {
            IsStalled = false;
            _clock.Resume();
        }
        else if (!_clock.IsRunning)
        {
            return false;
        }

        // Samples that come late are played all the same: the time is theirs. Those of a later time wait for it.
        var now = _continuesAt ?? _clock.Now;
        var run = _fifo.First!;
        if (run.IsJump || run.Begin < now)
        {
            _clock.Correct(now, run.Begin);
        }

        _continuesAt = null;
        _playing = length;
        return true;
    }

    private void Stall()
    {
        if (!IsStalled && _clock.IsRunning)
        {
            IsStalled = true;
            _clock.StopAt(_continuesAt ?? _clock.Now);
            _continuesAt = null;
        }
    }

    private void FinishBlock()
    {
        var run = _fifo.First!;
        var time = run.Begin;
        var end = run.TimeAt(_playing);
        var samples = _fifo.Take(_playing);
        if (_output.IsEnabled)
        {
            _played.Add(samples, new AudioBuffer.Block(_playing, run.Format.BytesPerFrame, time, end - time, TypeOf(run.Format)));
        }

        _playing = 0;
        _continuesAt = end;
    }

    private bool TryEnd()
    {
        if (!_input.HasEnded || !_played.IsEmpty)
        {
            _isEndPlayed = false;
            return false;
        }

        if (_isEndPlayed || !_output.HasRequest)
        {
            return false;
        }

        _output.Complete(_output.PeekRequest().Length, new Descriptor { Flags = DescriptorFlags.EndOfStream });
        _isEndPlayed = true;
        return true;
    }

    private static uint TypeOf(LpcmFormat format) =>
        (uint)(format.SampleRate / 100) | ((uint)format.Channels << 12) | ((uint)format.BitsPerSample << 16);
}
