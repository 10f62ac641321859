using DvdPlayer.ProgramStream;
using StreamClass.Ks;

namespace DvdPlayer.Playback;

/// <summary>Reads a program and writes its packets to the pins, pass by pass.</summary>
internal sealed class ProgramFeeder
{
    private readonly ProgramStreamReader _reader;
    private readonly AudioTrack? _track;
    private readonly PinWriter? _video;
    private readonly PinWriter? _audio;
    private readonly StreamTime _time;
    private readonly PictureDurations? _durations;
    private readonly PlaybackTime _playback;
    private readonly PlaybackProgress _progress;
    private long? _firstPicture;
    private int _videoTrack = -1;
    private long _skippedBytes;
    private bool _videoIsBroken;
    private bool _audioIsBroken;

    /// <summary>Prepares the feeding.</summary>
    /// <param name="reader">The program, at its beginning.</param>
    /// <param name="summary">What is in it.</param>
    /// <param name="track">The audio track that is fed; null for none.</param>
    /// <param name="pins">Where packets go.</param>
    /// <param name="playback">Learns when the first write is made.</param>
    /// <param name="progress">Learns how far the feeding is.</param>
    public ProgramFeeder(
        ProgramStreamReader reader, DiscSummary summary, AudioTrack? track, DecoderSession pins, PlaybackTime playback,
        PlaybackProgress progress)
    {
        const int Depth = 256; // packets of at most 2 KiB: more than a stream runs ahead of the other
        _reader = reader;
        _track = track;
        _video = pins.VideoIn is { } video ? new PinWriter(video, Depth) : null;
        _audio = pins.AudioIn is { } audio ? new PinWriter(audio, Depth) : null;
        var pictureTicks = summary.Video?.PictureTicks is > 0 and var ticks ? ticks : 3003;
        _time = new StreamTime(pictureTicks, summary.Origin);
        _durations = summary.HasNavigation ? null : new PictureDurations(pictureTicks);
        _playback = playback;
        _progress = progress;
    }

    /// <summary>Where the program ends, in units of 100 ns.</summary>
    public long EndTime => _time.End;

    /// <summary>Feeds the program.</summary>
    /// <param name="passes">How many times; a program that is cut off is not begun again.</param>
    /// <param name="limit">The byte offset beyond which nothing is fed.</param>
    /// <param name="cancellationToken">Cancels the feeding and what is outstanding.</param>
    /// <returns>How the program ended.</returns>
    public async Task<FeedingEnd> FeedAsync(int passes, long limit, CancellationToken cancellationToken)
    {
        FeedingEnd end;
        try
        {
            await FeedPassesAsync(passes, limit, cancellationToken);
            end = new FeedingEnd(_reader.End is { IsComplete: true }, $"{_reader.End}", IsBroken: false);
        }
        catch (Exception exception) when (exception is ProgramStreamException or IOException)
        {
            // What came before is played.
            end = new FeedingEnd(IsComplete: false, exception.Message, IsBroken: true);
        }

        await EndStreamsAsync(cancellationToken);
        return end;
    }

    private async Task FeedPassesAsync(int passes, long limit, CancellationToken cancellationToken)
    {
        for (var pass = 0; pass < passes; pass++)
        {
            if (pass > 0)
            {
                BeginPass();
            }

            while (_reader.Offset < limit && _reader.WaitToRead())
            {
                cancellationToken.ThrowIfCancellationRequested();
                while (_reader.TryRead(out var packet))
                {
                    await WriteAsync(packet, cancellationToken);
                }

                _progress.NoteRead(pass, _reader.Offset);
            }

            NotePassEnd();
            if (_reader.End is not { IsComplete: true })
            {
                return;
            }
        }
    }

    private void BeginPass()
    {
        _reader.Rewind();
        _time.BeginPass();
        _firstPicture = null;
        _skippedBytes = 0;
        _durations?.Reset();
    }

    // Between NAV packs the time stamps of pictures and audio frames tell the end, if not all of it; the pictures themselves do.
    private void NotePassEnd()
    {
        if (_durations is { } durations && _firstPicture is { } first)
        {
            _time.ExtendTo(first + durations.Total);
        }
    }

    private ValueTask WriteAsync(in PesPacket packet, CancellationToken cancellationToken)
    {
        var time = _time.Stamp(packet);
        NoteLosses();
        if (packet.Kind == StreamKind.Video && _video is { } video && IsPlayed(packet.Track))
        {
            NotePictures(packet, time);
            return WriteAsync(video, packet.Payload, time, ref _videoIsBroken, cancellationToken);
        }

        return packet.Kind == _track?.Kind && packet.Track == _track.Track && _audio is { } audio
            ? WriteAsync(audio, packet.PayloadWithHeader, time, ref _audioIsBroken, cancellationToken)
            : ValueTask.CompletedTask;
    }

    private ValueTask WriteAsync(
        PinWriter pin, ReadOnlyMemory<byte> payload, PacketTime time, ref bool isBroken, CancellationToken cancellationToken)
    {
        _playback.NoteWrite();
        var header = default(KsStreamHeader);
        if (isBroken)
        {
            header.OptionsFlags = KsStreamHeaderOptions.DataDiscontinuity;
            isBroken = false;
        }

        if (time.Presentation is { } presentation)
        {
            header.PresentationTime = KsTime.FromTicks(presentation);
            header.OptionsFlags |= KsStreamHeaderOptions.TimeValid;
        }

        return pin.WriteAsync(header, payload, cancellationToken);
    }

    // What was passed over is missing from the streams. Where one pass or one part of a program follows another, nothing is.
    private void NoteLosses()
    {
        if (_reader.SkippedBytes != _skippedBytes)
        {
            _skippedBytes = _reader.SkippedBytes;
            _videoIsBroken = _audioIsBroken = true;
        }
    }

    // A program has one video stream; of several the first is played.
    private bool IsPlayed(int track)
    {
        _videoTrack = _videoTrack < 0 ? track : _videoTrack;
        return _videoTrack == track;
    }

    private void NotePictures(in PesPacket packet, PacketTime time)
    {
        if (_durations is { } durations)
        {
            _firstPicture = Math.Min(_firstPicture ?? long.MaxValue, time.Presentation ?? long.MaxValue);
            durations.Note(packet.Payload.Span);
        }
    }

    private async Task EndStreamsAsync(CancellationToken cancellationToken)
    {
        var header = new KsStreamHeader { OptionsFlags = KsStreamHeaderOptions.EndOfStream };
        foreach (var pin in new[] { _video, _audio })
        {
            if (pin is not null)
            {
                await pin.WriteAsync(header, default, cancellationToken);
            }
        }

        foreach (var pin in new[] { _video, _audio })
        {
            if (pin is not null)
            {
                await pin.CompleteAsync();
            }
        }

        _playback.NoteCompletion();
    }
}
