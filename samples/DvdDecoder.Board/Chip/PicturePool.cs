namespace DvdDecoder.Board.Chip;

/// <summary>Frame stores of one size, used again and again.</summary>
internal sealed class PicturePool
{
    // Far more than a decoder and a display hold; who keeps more than this gets pictures that are not pooled.
    private const int Capacity = 32;

    private readonly List<Picture> _pictures = [];
    private readonly bool _withPlanes;
    private int _width;
    private int _height;
    private int _rows;

    public PicturePool(bool withPlanes) => _withPlanes = withPlanes;

    /// <summary>A picture for the sequence that nobody else holds.</summary>
    public Picture Rent(in SequenceHeader sequence)
    {
        if (_withPlanes && (sequence.Width, sequence.Height, sequence.MacroblockRows) != (_width, _height, _rows))
        {
            (_width, _height, _rows) = (sequence.Width, sequence.Height, sequence.MacroblockRows);
            _pictures.Clear();
        }

        foreach (var candidate in _pictures)
        {
            if (candidate.TryRent())
            {
                return candidate;
            }
        }

        var picture = _withPlanes ? new Picture(_width, _height, sequence.MacroblockColumns * 16, _rows * 16) : new Picture();
        picture.TryRent();
        if (_pictures.Count < Capacity)
        {
            _pictures.Add(picture);
        }

        return picture;
    }
}
