using System.Diagnostics.CodeAnalysis;

namespace DvdDecoder.Board.Chip;

/// <summary>Turns access units into pictures in display order, with or without decoding their slices.</summary>
internal sealed class PictureSequencer
{
    private readonly AccessUnitReader _reader = new();
    private readonly PictureReorder _reorder = new();
    private readonly HeaderReader _headers = new();
    private readonly PictureTarget _target = new();
    private readonly PicturePool _pool;
    private readonly SliceDecoder? _slices;
    private SequenceHeader _sequence;
    private Picture? _current;
    private PictureHeader _first;
    private bool _isHalf;
    private bool _areLeadingPicturesLost;

    /// <param name="slices">Who decodes the slices, or null to read headers only.</param>
    public PictureSequencer(SliceDecoder? slices)
    {
        _slices = slices;
        _pool = new PicturePool(withPlanes: slices is not null);
    }

    public int BufferedBytes => _reader.BufferedBytes;

    public int WaitingPictures => _reorder.Count;

    public long DamagedSlices { get; private set; }

    public long DroppedPictures { get; private set; }

    public void Feed(ReadOnlySpan<byte> elementaryStream, long? presentationTime) => _reader.Append(elementaryStream, presentationTime);

    public bool TryTake([NotNullWhen(true)] out Picture? picture) => _reorder.TryTake(out picture);

    public bool DecodeNext()
    {
        ReachEnds();
        if (!_reader.TryComplete())
        {
            return false;
        }

        Decode(_reader.Current);
        Advance();
        ReachEnds();
        return true;
    }

    public void Flush()
    {
        _reader.MarkEnd(UnitEnd.Stream);
        ReachEnds();
    }

    public void MarkDiscontinuity()
    {
        _reader.MarkEnd(UnitEnd.Discontinuity);
        ReachEnds();
    }

    public void Reset()
    {
        _reader.Clear();
        _current?.Release();
        _current = null;
        _reorder.Forget();
        _reorder.DropOutput();
        _headers.Forget();
        _sequence = default;
    }

    // Goes through what is not a picture, so that a picture that is held back comes out with the last one before an end.
    private void ReachEnds()
    {
        while (_reader.TryComplete() && !_reader.Current.HasPicture)
        {
            Advance();
        }
    }

    private void Advance()
    {
        var end = _reader.Current.End;
        if (end != UnitEnd.None)
        {
            EndSequence(isLast: end == UnitEnd.Sequence);
        }

        _reader.Advance();
    }

    private void EndSequence(bool isLast)
    {
        CompleteFrame();
        _reorder.ShowNewer(isLast);
        _reorder.Forget();
    }

    private void Decode(in AccessUnit unit)
    {
        var firstSlice = _headers.Read(unit);
        var header = _headers.Picture;
        if (!_headers.IsUsable || !TryBegin(header, unit.PresentationTime, out var isSecondField))
        {
            DroppedPictures++;
            return;
        }

        if (_slices is not null)
        {
            DecodeSlices(unit, firstSlice, header, isSecondField);
        }

        if (!header.IsField || isSecondField)
        {
            CompleteFrame();
        }
    }

    private bool TryBegin(in PictureHeader header, long? presentationTime, out bool isSecondField)
    {
        isSecondField = _current is not null && header.IsField && header.Structure != _first.Structure
            && (header.Type == PictureType.B) == (_first.Type == PictureType.B)
            && header.TemporalReference == _first.TemporalReference;
        if (isSecondField)
        {
            _isHalf = false;
            return true;
        }

        CompleteFrame();
        if (!_headers.Sequence.HasFramesOf(_sequence))
        {
            // Nothing can be predicted from pictures of another size.
            EndSequence(isLast: false);
        }

        _sequence = _headers.Sequence;
        if (!CanPredict(header))
        {
            return false;
        }

        _current = _pool.Rent(_sequence);
        _current.Description = Describe(header, presentationTime);
        _first = header;
        _isHalf = header.IsField;
        return true;
    }

    private bool CanPredict(in PictureHeader header)
    {
        var group = _headers.TakeGroup();
        if (group is { } flags)
        {
            // B pictures before the first I picture of a group need the group before it, unless they say that they do not.
            _areLeadingPicturesLost = flags.IsBroken && !flags.IsClosed;
        }

        switch (header.Type)
        {
            case PictureType.I:
                return true;
            case PictureType.P:
                _areLeadingPicturesLost = false;
                return _reorder.Newer is not null;
            default:
                return !_areLeadingPicturesLost && _reorder.Newer is not null && (_reorder.Older is not null || _headers.IsGroupClosed);
        }
    }

    private PictureDescription Describe(in PictureHeader header, long? presentationTime) => new()
    {
        Width = _sequence.Width,
        Height = _sequence.Height,
        AspectRatioCode = _sequence.AspectRatioCode,
        FrameRate = _sequence.FrameRate,
        Type = header.Type,
        TemporalReference = header.TemporalReference,
        IsProgressiveFrame = header.IsProgressiveFrame,
        IsProgressiveSequence = _sequence.IsProgressive,
        TopFieldFirst = header.IsField ? header.Structure == PictureStructure.TopField : header.TopFieldFirst,
        RepeatFirstField = header.RepeatFirstField && !header.IsField,
        IsFieldPair = header.IsField,
        PresentationTime = presentationTime,
    };

    private void DecodeSlices(in AccessUnit unit, int firstSlice, in PictureHeader header, bool isSecondField)
    {
        // A B picture lies between the two references; any other follows both.
        var isBetween = header.Type == PictureType.B;
        var forward = isBetween ? _reorder.Older : _reorder.Newer;
        _target.Begin(_sequence, header, _current!, forward, isBetween ? _reorder.Newer : null, isSecondField);
        _slices!.BeginPicture(_target, _headers.Matrices);
        for (var i = firstSlice; i < unit.Count; i++)
        {
            var code = unit.CodeAt(i);
            if (StartCode.IsSlice(code))
            {
                var row = code - StartCode.FirstSlice;
                DamagedSlices += row < _target.Rows && _slices.Decode(unit.PayloadAt(i), row) ? 0 : 1;
            }
        }

        _target.Conceal();
    }

    private void CompleteFrame()
    {
        if (_current is { } picture)
        {
            _current = null;
            if (_isHalf && _slices is not null)
            {
                _target.ConcealOtherField();
            }

            _reorder.Add(picture, _sequence.IsLowDelay);
        }
    }
}
