using System.Runtime.CompilerServices;

namespace DvdDecoder.Board.Chip;

/// <summary>What a picture header and its coding extension say.</summary>
internal struct PictureHeader
{
    public int TemporalReference;
    public PictureType Type;
    public PictureStructure Structure;
    public bool HasCodingExtension;
    public bool IsProgressiveFrame;
    public bool TopFieldFirst;
    public bool RepeatFirstField;
    public bool IsFramePredictionOnly;
    public bool HasConcealmentVectors;
    public bool HasFullPelForward;
    public bool HasFullPelBackward;
    public bool IsQuantizerNonLinear;
    public bool UsesTableOneForIntra;
    public bool UsesAlternateScan;

    /// <summary>Bits of DC coefficients beyond 8: 0 to 3.</summary>
    public int ExtraDcPrecision;

    /// <summary>The f_code of vectors: forward horizontal, forward vertical, backward horizontal, backward vertical.</summary>
    public FourCodes FCodes;

    /// <summary>Whether the picture is one field of a frame.</summary>
    public readonly bool IsField => Structure != PictureStructure.Frame;

    /// <summary>Whether it is one that can be decoded: D pictures and forbidden values are not.</summary>
    public readonly bool IsUsable => Type is >= PictureType.I and <= PictureType.B
        && Structure != 0
        && (Type == PictureType.I || AreUsable(FCodes[0], FCodes[1]))
        && (Type != PictureType.B || AreUsable(FCodes[2], FCodes[3]));

    /// <summary>Reads a picture header; what only the extension can say gets the values of MPEG-1.</summary>
    public static PictureHeader Read(ReadOnlySpan<byte> data)
    {
        var reader = new BitReader(data);
        var header = new PictureHeader
        {
            TemporalReference = reader.Read(10),
            Type = (PictureType)reader.Read(3),
            Structure = PictureStructure.Frame,
            IsProgressiveFrame = true,
            IsFramePredictionOnly = true,
        };
        reader.Read(16);
        if (header.Type is PictureType.P or PictureType.B)
        {
            header.HasFullPelForward = reader.ReadFlag();
            header.FCodes[0] = header.FCodes[1] = reader.Read(3);
        }

        if (header.Type == PictureType.B)
        {
            header.HasFullPelBackward = reader.ReadFlag();
            header.FCodes[2] = header.FCodes[3] = reader.Read(3);
        }

        return header;
    }

    /// <summary>Reads a picture coding extension into this header.</summary>
    public void ReadExtension(ReadOnlySpan<byte> data)
    {
        var reader = new BitReader(data);
        reader.Read(4);
        for (var i = 0; i < 4; i++)
        {
            FCodes[i] = reader.Read(4);
        }

        ExtraDcPrecision = reader.Read(2);
        Structure = (PictureStructure)reader.Read(2);
        TopFieldFirst = reader.ReadFlag();
        IsFramePredictionOnly = reader.ReadFlag();
        HasConcealmentVectors = reader.ReadFlag();
        IsQuantizerNonLinear = reader.ReadFlag();
        UsesTableOneForIntra = reader.ReadFlag();
        UsesAlternateScan = reader.ReadFlag();
        RepeatFirstField = reader.ReadFlag();
        reader.Read(1);
        IsProgressiveFrame = reader.ReadFlag();
        HasFullPelForward = false;
        HasFullPelBackward = false;
        HasCodingExtension = !reader.IsOverrun;
    }

    private static bool AreUsable(int horizontal, int vertical) => horizontal is >= 1 and <= 9 && vertical is >= 1 and <= 9;

    /// <summary>Four numbers.</summary>
    [InlineArray(4)]
    public struct FourCodes
    {
        private int _first;
    }
}
