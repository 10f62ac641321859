using DvdDecoder.Board.Chip;

namespace DvdDecoder.Board;

/// <summary>A decoded picture and when it is to be shown.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Time">The stream time in units of 100 ns.</param>
internal readonly record struct DisplayPicture(Picture Picture, long Time)
{
    /// <summary>How long it is shown, in units of 100 ns.</summary>
    public uint Duration => (uint)(Picture.Description.Duration * 10 / 27);

    /// <summary>What the board tells of it: the bits that the driver passes on.</summary>
    public uint Type
    {
        get
        {
            var description = Picture.Description;
            return ((uint)description.Width & 0xFFF)
                | (((uint)description.Height & 0xFFF) << 12)
                | (description.IsProgressiveFrame ? 1u << 24 : 0)
                | ((uint)description.Type << 25)
                | (((uint)description.AspectRatioCode & 0xF) << 27)
                | (description.TopFieldFirst ? 1u << 31 : 0);
        }
    }

    /// <summary>Bytes of its samples; 0 if it has none.</summary>
    public int Size => Picture.HasPlanes ? SizeOf(Picture.Y) + SizeOf(Picture.Cb) + SizeOf(Picture.Cr) : 0;

    private static int SizeOf(Plane plane) => plane.Width * plane.Height;
}
