namespace DvdPlayer.Output;

/// <summary>A decoded picture on its way to a file: Y, Cb, Cr without gaps, colour halved in both directions.</summary>
/// <param name="Number">Its number in the order of display, from 1.</param>
/// <param name="Width">Pixels in a line.</param>
/// <param name="Height">Lines.</param>
/// <param name="IsProgressive">False if its lines belong alternately to two fields.</param>
/// <param name="Memory">The samples, perhaps with room behind them.</param>
internal readonly record struct FramePicture(int Number, int Width, int Height, bool IsProgressive, byte[] Memory)
{
    /// <summary>How many bytes a picture has.</summary>
    /// <param name="width">Pixels in a line.</param>
    /// <param name="height">Lines.</param>
    public static int LengthOf(int width, int height) => (width * height) + (2 * ((width + 1) / 2) * ((height + 1) / 2));
}
