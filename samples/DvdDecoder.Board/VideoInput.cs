using DvdDecoder.Board.Chip;

namespace DvdDecoder.Board;

/// <summary>From the video channel through FIFO and chip to decoded pictures that wait for their time.</summary>
internal sealed class VideoInput
{
    private static readonly TimeSpan DecodingTime = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan ScanningTime = TimeSpan.FromMicroseconds(100);

    private readonly DmaChannel _channel;
    private readonly DecoderBoard _board;
    private readonly IVideoDecoder _chip;
    private readonly ChipFeeder _feeder;
    private readonly Queue<DisplayPicture> _pictures = new();
    private readonly Action _work;
    private readonly Action _done;
    private VideoFifo _filling;
    private VideoFifo _feeding;
    private PictureTimes _times;
    private int _handedOver;
    private int _batch;
    private bool _isResetting;

    public VideoInput(DecoderBoard board, DmaChannel channel)
    {
        _board = board;
        _channel = channel;
        _chip = board.Decode ? new VideoDecoder() : new PictureScanner();
        _feeder = new ChipFeeder(_chip);
        _filling = new VideoFifo(board.VideoFifoSize);
        _feeding = new VideoFifo(board.VideoFifoSize);
        _work = () => _feeder.Work(_feeding, _batch);
        _done = Finish;
    }

    /// <summary>Bytes that wait to be decoded.</summary>
    public int Level => _filling.Count + _handedOver;

    /// <summary>Whether the chip works.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Whether a picture waits to be shown.</summary>
    public bool HasPicture => _pictures.Count > 0;

    /// <summary>The next picture to be shown.</summary>
    public DisplayPicture Next => _pictures.Peek();

    /// <summary>Whether everything up to the end of the stream came out and was shown.</summary>
    public bool IsOver => !HasPicture && !IsBusy && _feeder.HasEnded && _filling.IsEmpty && _feeding.IsEmpty;

    /// <summary>Whether a picture will come as soon as the chip or the software has done its part.</summary>
    public bool IsWaiting => _channel.IsRunning && !HasPicture && !IsOver;

    /// <summary>Pictures that the chip dropped.</summary>
    public long DroppedPictures => _chip.DroppedPictures;

    /// <summary>Lets go of the next picture.</summary>
    public void Drop() => _pictures.Dequeue().Picture.Dispose();

    /// <summary>Takes in packets and has them decoded, as far as there is room.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Advance() => Fetch() | StartChip();

    /// <summary>Drops everything.</summary>
    public void Reset()
    {
        while (HasPicture)
        {
            Drop();
        }

        _filling.Clear();
        _times = default;
        if (IsBusy)
        {
            _isResetting = true;
        }
        else
        {
            ResetChip();
        }
    }

    private bool Fetch()
    {
        if (!_channel.HasRequest)
        {
            return false;
        }

        var fetched = false;
        while (_filling.TryAdd(_channel, _board.VideoFifoSize - Level))
        {
            fetched = true;
        }

        if (_channel.HasRequest && _handedOver > 0 && _filling.IsEmpty && !IsBusy && _feeding.IsEmpty && _feeder.IsHungry)
        {
            // A coded picture larger than the FIFO never becomes complete. Dropping it is all that is left.
            _chip.MarkDiscontinuity();
            _handedOver = 0;
            return true;
        }

        return fetched;
    }

    private bool StartChip()
    {
        var room = _board.PicturePool - _pictures.Count;
        if (IsBusy || room <= 0)
        {
            return false;
        }

        if (_feeding.IsEmpty)
        {
            _feeding.Clear();
            (_feeding, _filling) = (_filling, _feeding);
            _handedOver += _feeding.Count;
        }

        if (_feeder.IsHungry && _feeding.IsEmpty)
        {
            return false;
        }

        // Scanning takes hardly any time, so that a trip for each picture would be most of it.
        IsBusy = true;
        _batch = _board.Decode ? 1 : room;
        _board.RunChip(_work, _board.Decode ? DecodingTime : ScanningTime * _batch, _done);
        return true;
    }

    private void Finish()
    {
        IsBusy = false;
        if (_isResetting)
        {
            _isResetting = false;
            ResetChip();
        }

        while (_chip.TryTakePicture(out var picture))
        {
            _pictures.Enqueue(new DisplayPicture(picture, _times.Next(picture.Description)));
        }

        _handedOver = _chip.BufferedBytes + _feeding.Left;
        _board.Advance();
    }

    private void ResetChip()
    {
        _feeding.Clear();
        _feeder.Reset();
        _handedOver = 0;
    }
}
