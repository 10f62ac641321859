using StreamClass.Hardware;

namespace DvdDecoder.Board;

/// <summary>Shows pictures when the stream time has reached theirs, by moving them into the reads of the video output.</summary>
internal sealed class Presenter
{
    private readonly DecoderBoard _board;
    private readonly VideoInput _input;
    private readonly DmaChannel _inputChannel;
    private readonly DmaChannel _output;
    private readonly StreamClock _clock;
    private readonly DeviceTimer _timer;
    private bool _isLate;
    private bool _isEndShown;

    public Presenter(DecoderBoard board, VideoInput input, DmaChannel inputChannel, DmaChannel output, StreamClock clock, DeviceTimer timer)
    {
        _board = board;
        _input = input;
        _inputChannel = inputChannel;
        _output = output;
        _clock = clock;
        _timer = timer;
    }

    /// <summary>Pictures shown.</summary>
    public long Shown { get; private set; }

    /// <summary>Pictures that had no read when they were due.</summary>
    public long Late { get; private set; }

    /// <summary>When the next picture is due, by the oscillator; null when none is, or when time stands before it.</summary>
    public long? Due
    {
        get
        {
            if (!_input.HasPicture || !_inputChannel.IsRunning || !_clock.IsStarted)
            {
                return null;
            }

            var time = _input.Next.Time + _board.PresentationDelay.Ticks;
            if (_clock.IsRunning)
            {
                return _clock.ToOscillator(time);
            }

            // Time stands, perhaps because nobody reads the sound: a picture whose time has come waits for its read only.
            return time <= _clock.Now ? _board.Now : null;
        }
    }

    /// <summary>Whether a picture would have no read to go to.</summary>
    public bool IsStarving => _output.IsRunning && !_output.HasRequest;

    /// <summary>Shows what is due.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Advance()
    {
        if (Due is { } due)
        {
            if (due <= _board.Now)
            {
                return TryShow();
            }

            _timer.Set(due);
            return false;
        }

        _timer.Cancel();
        if (_input.IsOver)
        {
            return TryEnd();
        }

        _isEndShown = false;
        return false;
    }

    /// <summary>Begins anew.</summary>
    public void Reset()
    {
        _isLate = _isEndShown = false;
        _timer.Cancel();
    }

    private bool TryShow()
    {
        _timer.Cancel();
        if (_output.IsEnabled && !_output.HasRequest)
        {
            WaitForRead();
            return false;
        }

        if (_output.IsEnabled && !TryMove(_input.Next))
        {
            // The read was too small and has been told so; perhaps there is another.
            return true;
        }

        _isLate = false;
        Shown++;
        _input.Drop();
        return true;
    }

    private void WaitForRead()
    {
        if (!_isLate && _output.Mode == (ChannelMode.Enabled | ChannelMode.Running))
        {
            _isLate = true;
            Late++;
            _output.RaiseStarving();
        }
    }

    private bool TryMove(in DisplayPicture picture)
    {
        var pieces = _output.PeekRequest();
        var size = picture.Size;
        if (size > RequestWriter.RoomOf(pieces))
        {
            _output.Complete(pieces.Length, new Descriptor { Flags = DescriptorFlags.Overflow });
            return false;
        }

        if (size > 0)
        {
            var next = 0;
            Move(picture.Picture.Y, pieces, ref next);
            Move(picture.Picture.Cb, pieces, ref next);
            Move(picture.Picture.Cr, pieces, ref next);
        }

        var answer = new Descriptor
        {
            Flags = DescriptorFlags.TimeValid,
            Total = (uint)size,
            Time = picture.Time,
            Duration = picture.Duration,
            Type = picture.Type,
        };
        _output.Complete(pieces.Length, answer);
        return true;
    }

    private void Move(Chip.Plane plane, Span<Descriptor> pieces, ref int next)
    {
        if (plane.Stride == plane.Width)
        {
            RequestWriter.Write(_output, pieces, ref next, plane.Pixels);
            return;
        }

        for (var y = 0; y < plane.Height; y++)
        {
            RequestWriter.Write(_output, pieces, ref next, plane.Row(y));
        }
    }

    private bool TryEnd()
    {
        if (_isEndShown || !_output.HasRequest)
        {
            return false;
        }

        var pieces = _output.PeekRequest();
        _output.Complete(pieces.Length, new Descriptor { Flags = DescriptorFlags.EndOfStream });
        _isEndShown = true;
        return true;
    }
}
