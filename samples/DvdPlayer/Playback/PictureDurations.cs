using DvdPlayer.ProgramStream;

namespace DvdPlayer.Playback;

/// <summary>Adds up how long the pictures of a video stream last, so that another pass can follow exactly where one ends.</summary>
/// <remarks>
/// Time stamps do not tell: the last one may stand before several pictures, in coding order. Needed only where no NAV packs tell the end.
/// A frame is two fields, or three if it repeats its first; a field picture is one.
/// </remarks>
internal sealed class PictureDurations(int pictureTicks)
{
    private const int CodingExtension = 8;
    private const int CodingExtensionLength = 5; // from its start code's last byte to the byte with repeat_first_field
    private const int MarkLength = 3;

    private readonly byte[] _carried = new byte[MarkLength + CodingExtensionLength - 1];
    private int _carriedLength;
    private long _fields;
    private bool _pictureIsOpen;

    /// <summary>The duration of all pictures so far, in units of 100 ns.</summary>
    public long Total => StreamTime.ToTime((_fields + (_pictureIsOpen ? 2 : 0)) * pictureTicks / 2);

    private static ReadOnlySpan<byte> Mark => [0, 0, 1];

    /// <summary>Looks for pictures in a part of the stream.</summary>
    /// <param name="data">What follows the parts before.</param>
    public void Note(ReadOnlySpan<byte> data)
    {
        if (_carriedLength > 0)
        {
            // A start code and what it needs may be cut by the border: it is looked at once more with the part's beginning.
            Span<byte> seam = stackalloc byte[_carried.Length * 2];
            _carried.AsSpan(0, _carriedLength).CopyTo(seam);
            var more = Math.Min(data.Length, _carried.Length);
            data[..more].CopyTo(seam[_carriedLength..]);
            Scan(seam[..(_carriedLength + more)], _carriedLength);
        }

        Scan(data, data.Length);
        Carry(data);
    }

    /// <summary>Begins again.</summary>
    public void Reset() => (_carriedLength, _fields, _pictureIsOpen) = (0, 0, false);

    // Marks with too little behind them are left to the next part.
    private void Scan(ReadOnlySpan<byte> data, int limit)
    {
        for (var at = 0; at < limit;)
        {
            var next = data[at..].IndexOf(Mark);
            at += next;
            if (next < 0 || at >= limit || data.Length < at + MarkLength + CodingExtensionLength)
            {
                return;
            }

            NoteUnit(data[(at + MarkLength)..]);
            at += MarkLength;
        }
    }

    private void NoteUnit(ReadOnlySpan<byte> unit)
    {
        if (unit[0] == 0)
        {
            // MPEG-1 has no coding extension: its pictures are frames.
            _fields += _pictureIsOpen ? 2 : 0;
            _pictureIsOpen = true;
        }
        else if (unit[0] == 0xB5 && unit[1] >> 4 == CodingExtension)
        {
            var isFrame = (unit[3] & 3) == 3;
            var repeats = (unit[4] & 2) != 0;
            _fields += isFrame ? repeats ? 3 : 2 : 1;
            _pictureIsOpen = false;
        }
    }

    private void Carry(ReadOnlySpan<byte> data)
    {
        if (data.Length >= _carried.Length)
        {
            data[^_carried.Length..].CopyTo(_carried);
            _carriedLength = _carried.Length;
            return;
        }

        var kept = Math.Min(_carriedLength, _carried.Length - data.Length);
        _carried.AsSpan(_carriedLength - kept, kept).CopyTo(_carried);
        data.CopyTo(_carried.AsSpan(kept));
        _carriedLength = kept + data.Length;
    }
}
