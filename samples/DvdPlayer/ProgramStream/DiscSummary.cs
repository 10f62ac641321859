namespace DvdPlayer.ProgramStream;

/// <summary>What a program stream contains, as far as its first part shows.</summary>
/// <param name="Video">The video; null if no sequence header was seen.</param>
/// <param name="Audio">The audio tracks by kind and number.</param>
/// <param name="Subpictures">The numbers of the subpicture tracks.</param>
/// <param name="HasNavigation">Whether there are complete NAV packs: they tell where video objects are joined.</param>
/// <param name="Origin">The earliest of the first time stamps of video and audio; null if there is none.</param>
/// <param name="ScrambledFrom">Byte offset of the first scrambled packet; null if all were in the clear.</param>
internal sealed record DiscSummary(
    VideoSequence? Video,
    IReadOnlyList<AudioTrack> Audio,
    IReadOnlyList<int> Subpictures,
    bool HasNavigation,
    long? Origin,
    long? ScrambledFrom)
{
    /// <summary>How much of a stream <see cref="ProbeAsync"/> looks at unless told otherwise.</summary>
    public const long DefaultProbeLength = 4 * 1024 * 1024;

    /// <summary>Looks at the first part of a program, then rewinds.</summary>
    /// <param name="reader">A reader at the program's beginning; its stream must be able to seek.</param>
    /// <param name="length">How many bytes to look at.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ProgramStreamException">The stream is empty or no program stream.</exception>
    public static async Task<DiscSummary> ProbeAsync(
        ProgramStreamReader reader, long length = DefaultProbeLength, CancellationToken cancellationToken = default)
    {
        var survey = new Survey();
        reader.Rewind();
        await foreach (var packet in reader.ReadAllAsync(cancellationToken))
        {
            survey.Note(packet);
            if (reader.Offset >= length)
            {
                break;
            }
        }

        reader.Rewind();
        return survey.Summarize();
    }

    private sealed class Survey
    {
        private readonly SortedDictionary<(StreamKind Kind, int Track), AudioTrack> _audio = [];
        private readonly SortedSet<int> _subpictures = [];
        private readonly HashSet<(StreamKind Kind, int Track)> _begun = [];
        private VideoSequence? _video;
        private bool _hasNavigation;
        private long? _origin;
        private long? _scrambledFrom;

        public void Note(in PesPacket packet)
        {
            if (packet.ScramblingControl != 0)
            {
                _scrambledFrom ??= packet.Position;
            }

            NoteOrigin(packet);
            switch (packet.Kind)
            {
                case StreamKind.Video:
                    _video ??= VideoSequence.Find(packet.Payload.Span);
                    break;
                case StreamKind.Lpcm when LpcmFormat.TryRead(packet.Payload.Span, out var format):
                    _audio.TryAdd((packet.Kind, packet.Track), new AudioTrack(packet.Kind, packet.Track, format));
                    break;
                case StreamKind.Ac3 or StreamKind.Dts or StreamKind.MpegAudio:
                    _audio.TryAdd((packet.Kind, packet.Track), new AudioTrack(packet.Kind, packet.Track, null));
                    break;
                case StreamKind.Subpicture:
                    _subpictures.Add(packet.Track);
                    break;
                case StreamKind.Navigation:
                    _hasNavigation |= NavPack.TryRead(packet, out var nav) && nav.HasTimes;
                    break;
            }
        }

        // Once a stream has begun, its later stamps cannot be the origin, and what follows a jump is another beginning.
        private void NoteOrigin(in PesPacket packet)
        {
            if (packet.Pts is not { } stamp || packet.Kind is StreamKind.Unknown or StreamKind.Subpicture
                || !_begun.Add((packet.Kind, packet.Track)))
            {
                return;
            }

            var lead = (int)((uint)(_origin ?? stamp) - (uint)stamp);
            if (lead is >= 0 and < 90_000)
            {
                _origin = stamp;
            }
        }

        public DiscSummary Summarize() => new(_video, [.. _audio.Values], [.. _subpictures], _hasNavigation, _origin, _scrambledFrom);
    }
}
