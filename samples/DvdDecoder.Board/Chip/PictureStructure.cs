namespace DvdDecoder.Board.Chip;

/// <summary>What a coded picture holds. The values are those of picture_structure.</summary>
internal enum PictureStructure
{
    /// <summary>The rows 0, 2, 4 and so on of a frame.</summary>
    TopField = 1,

    /// <summary>The rows 1, 3, 5 and so on of a frame.</summary>
    BottomField = 2,

    /// <summary>All rows of a frame.</summary>
    Frame = 3,
}
