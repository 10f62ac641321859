using StreamClass.Hardware;

namespace DvdDecoder.Board;

/// <summary>A PCI card that decodes DVD: MPEG video and linear PCM in by bus-master DMA, pictures and samples out.</summary>
/// <remarks>
/// Four channels, each with a ring of descriptors in the driver's memory: video in, audio in, pictures out, samples out. A picture is
/// shown when the stream time reaches its time stamp; the stream time is that of the sample being played. Registers:
/// <see cref="RegisterMap"/>.
/// </remarks>
public sealed partial class DecoderBoard : VirtualDevice
{
    /// <summary>The least that <see cref="VideoFifoSize"/> can be: what a coded picture of a DVD may have at most, and more.</summary>
    public const int MinimumVideoFifoSize = 256 * 1024;

    /// <summary>The least that <see cref="AudioFifoSize"/> can be: what the longest packet becomes.</summary>
    public const int MinimumAudioFifoSize = 96 * 1024;

    private const int VideoIn = 0;
    private const int AudioIn = 1;
    private const int VideoOut = 2;
    private const int AudioOut = 3;

    private readonly DmaChannel[] _channels = [new(VideoIn), new(AudioIn), new(VideoOut), new(AudioOut)];
    private readonly StreamClock _clock;
    private readonly DeviceTimer _pictureTimer;
    private readonly DeviceTimer _blockTimer;
    private readonly DeviceTimer _startTimer;
    private Machinery? _machinery;
    private bool _isAdvancing;

    /// <summary>Makes a card that is not plugged in yet.</summary>
    /// <param name="name">Names it in logs and traces.</param>
    public DecoderBoard(string name = "DVD decoder")
        : base(
            name,
            new PciIdentity(VendorId: 0x1DEC, DeviceId: 0xD7D1, SubsystemVendorId: 0x1DEC, SubsystemId: 1, RevisionId: 1, ClassCode: 0x040000),
            new DeviceRange(0, RegisterMap.Length, InMemory: true))
    {
        _clock = new StreamClock(Oscillator);
        _pictureTimer = CreateTimer("picture due", Advance);
        _blockTimer = CreateTimer("audio block over", Advance);
        _startTimer = CreateTimer("start without the other stream", LosePatience);
    }

    /// <summary>Whether the chip decodes. Without it pictures come out at their times, and without data.</summary>
    public bool Decode { get; init; } = true;

    /// <summary>How much too late every picture is shown, on purpose.</summary>
    public TimeSpan PresentationDelay { get; init; }

    /// <summary>Bytes of coded video that the card holds.</summary>
    public int VideoFifoSize
    {
        get;
        init => field = value >= MinimumVideoFifoSize ? value : throw TooSmall(nameof(VideoFifoSize), MinimumVideoFifoSize);
    } = MinimumVideoFifoSize;

    /// <summary>Bytes of samples that the card holds before they are played.</summary>
    public int AudioFifoSize
    {
        get;
        init => field = value >= MinimumAudioFifoSize ? value : throw TooSmall(nameof(AudioFifoSize), MinimumAudioFifoSize);
    } = 128 * 1024;

    /// <summary>Bytes of samples that the card holds after they were played, until they are read.</summary>
    public int AudioBufferSize
    {
        get;
        init => field = value >= MinimumAudioFifoSize ? value : throw TooSmall(nameof(AudioBufferSize), MinimumAudioFifoSize);
    } = 128 * 1024;

    /// <summary>Decoded pictures that the card holds.</summary>
    public int PicturePool { get; init; } = 6;

    /// <summary>Whether the card forgets to interrupt: a fault to test drivers with.</summary>
    public bool LosesInterrupts { get; set; }

    /// <summary>Pictures that were shown.</summary>
    public long PicturesShown => _machinery?.Presenter.Shown ?? 0;

    /// <summary>Pictures of those that had no read when they were due.</summary>
    public long PicturesLate => _machinery?.Presenter.Late ?? 0;

    /// <summary>Pictures that could not be decoded.</summary>
    public long PicturesDropped => _machinery?.Video.DroppedPictures ?? 0;

    /// <summary>How often the card raised its interrupt.</summary>
    public long InterruptsRaised { get; private set; }

    /// <summary>Bytes that the card read from memory.</summary>
    public long DmaBytesRead => Dma.BytesRead;

    /// <summary>Bytes that the card wrote to memory.</summary>
    public long DmaBytesWritten => Dma.BytesWritten;

    /// <summary>The oscillator's time.</summary>
    internal long Now => Oscillator.Now;

    /// <inheritdoc/>
    protected override bool IsSettled => !IsInterruptAsserted && _machinery is { } machinery
        && !_startTimer.IsSet && !machinery.Video.IsWaiting && !WaitsForSamples(machinery) && !WaitsForRead(machinery);

    /// <inheritdoc/>
    protected override void OnReset()
    {
        _clock.Reset();
        _pictureTimer.Cancel();
        _blockTimer.Cancel();
        _startTimer.Cancel();
        foreach (var channel in _channels)
        {
            channel.Reset();
            channel.Dma = Dma;
        }

        ResetInterrupts();

        // A job of the chip may still be running, so everything that it touches is left to it and made anew.
        _machinery = new Machinery(this);
    }

    /// <summary>Has the chip work.</summary>
    internal void RunChip(Action work, TimeSpan duration, Action done) => RunBeside(work, duration, done);

    /// <summary>Does whatever can be done now. Called after anything has happened.</summary>
    internal void Advance()
    {
        if (_machinery is not { } machinery || _isAdvancing)
        {
            return;
        }

        _isAdvancing = true;
        try
        {
            // Each step may make room or give work to another; every one of them is cheap when there is nothing to do.
            while (AdvanceClock(machinery) | machinery.AudioInput.Advance() | machinery.Audio.Advance()
                | machinery.Presenter.Advance() | machinery.Video.Advance())
            {
            }
        }
        finally
        {
            _isAdvancing = false;
        }

        UpdateInterrupt();
    }

    private static bool WaitsForSamples(Machinery machinery) => !machinery.Audio.IsPlaying && machinery.AudioInput.IsWaiting;

    private static bool WaitsForRead(Machinery machinery) =>
        machinery.Presenter.IsStarving && machinery.Presenter.Due is { } due && !(machinery.Audio.Due < due);

    private static ArgumentOutOfRangeException TooSmall(string property, int minimum) =>
        new(property, $"At least {minimum} bytes are needed.");

    private void Reset(int channel)
    {
        switch (channel)
        {
            case VideoIn:
                _machinery!.Video.Reset();
                _machinery.Presenter.Reset();
                break;
            case AudioIn:
                _machinery!.AudioInput.Reset();
                _machinery.Audio.Reset();
                _clock.Reset();
                break;
            case VideoOut:
                _machinery!.Presenter.Reset();
                break;
            case AudioOut:
                _machinery!.Audio.ResetPlayed();
                break;
        }

        if (!_channels[VideoIn].IsEnabled && !_channels[AudioIn].IsEnabled)
        {
            _clock.Reset();
        }
    }

    /// <summary>What a reset makes anew.</summary>
    private sealed class Machinery
    {
        public Machinery(DecoderBoard board)
        {
            var fifo = new AudioFifo(board.AudioFifoSize);
            Video = new VideoInput(board, board._channels[VideoIn]);
            Presenter = new Presenter(
                board, Video, board._channels[VideoIn], board._channels[VideoOut], board._clock, board._pictureTimer);
            AudioInput = new AudioInput(board._channels[AudioIn], fifo);
            Audio = new AudioOutput(board, AudioInput, fifo, board._channels[AudioOut], board._clock, board._blockTimer);
            AudioFifo = fifo;
        }

        public VideoInput Video { get; }

        public Presenter Presenter { get; }

        public AudioInput AudioInput { get; }

        public AudioFifo AudioFifo { get; }

        public AudioOutput Audio { get; }
    }
}
