namespace DvdDecoder.Board.Chip;

/// <summary>How a picture is predicted. The values are those of picture_coding_type.</summary>
public enum PictureType
{
    /// <summary>From nothing.</summary>
    I = 1,

    /// <summary>From the I or P picture before it.</summary>
    P = 2,

    /// <summary>From the I or P pictures around it.</summary>
    B = 3,
}
