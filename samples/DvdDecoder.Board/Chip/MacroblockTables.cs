namespace DvdDecoder.Board.Chip;

/// <summary>The codes of a macroblock's own syntax (ISO 13818-2, tables B.1 to B.4 and B.9).</summary>
internal static class MacroblockTables
{
    /// <summary>Address increment code: 33 more, and another code follows.</summary>
    public const int IncrementEscape = 34;

    /// <summary>Address increment code: nothing, and another code follows (MPEG-1 only).</summary>
    public const int IncrementStuffing = 35;

    /// <summary>Table B.1.</summary>
    public static readonly CodeTable AddressIncrement = new(
        ("1", 1), ("011", 2), ("010", 3), ("0011", 4), ("0010", 5), ("00011", 6), ("00010", 7),
        ("0000111", 8), ("0000110", 9), ("00001011", 10), ("00001010", 11), ("00001001", 12), ("00001000", 13),
        ("00000111", 14), ("00000110", 15), ("0000010111", 16), ("0000010110", 17), ("0000010101", 18),
        ("0000010100", 19), ("0000010011", 20), ("0000010010", 21), ("00000100011", 22), ("00000100010", 23),
        ("00000100001", 24), ("00000100000", 25), ("00000011111", 26), ("00000011110", 27), ("00000011101", 28),
        ("00000011100", 29), ("00000011011", 30), ("00000011010", 31), ("00000011001", 32), ("00000011000", 33),
        ("00000001000", IncrementEscape), ("00000001111", IncrementStuffing));

    /// <summary>Table B.9, without the code that 4:2:0 forbids.</summary>
    public static readonly CodeTable CodedBlockPattern = new(
        ("111", 60), ("1101", 4), ("1100", 8), ("1011", 16), ("1010", 32), ("10011", 12), ("10010", 48), ("10001", 20),
        ("10000", 40), ("01111", 28), ("01110", 44), ("01101", 52), ("01100", 56), ("01011", 1), ("01010", 61), ("01001", 2),
        ("01000", 62), ("001111", 24), ("001110", 36), ("001101", 3), ("001100", 63), ("0010111", 5), ("0010110", 9),
        ("0010101", 17), ("0010100", 33), ("0010011", 6), ("0010010", 10), ("0010001", 18), ("0010000", 34),
        ("00011111", 7), ("00011110", 11), ("00011101", 19), ("00011100", 35), ("00011011", 13), ("00011010", 49),
        ("00011001", 21), ("00011000", 41), ("00010111", 14), ("00010110", 50), ("00010101", 22), ("00010100", 42),
        ("00010011", 15), ("00010010", 51), ("00010001", 23), ("00010000", 43), ("00001111", 25), ("00001110", 37),
        ("00001101", 26), ("00001100", 38), ("00001011", 29), ("00001010", 45), ("00001001", 53), ("00001000", 57),
        ("00000111", 30), ("00000110", 46), ("00000101", 54), ("00000100", 58), ("000000111", 31), ("000000110", 47),
        ("000000101", 55), ("000000100", 59), ("000000011", 27), ("000000010", 39));

    private const int Intra = (int)MacroblockFlags.Intra;
    private const int Coded = (int)MacroblockFlags.Pattern;
    private const int Forward = (int)MacroblockFlags.Forward;
    private const int Backward = (int)MacroblockFlags.Backward;
    private const int Quantizer = (int)MacroblockFlags.Quantizer;

    private static readonly CodeTable TypeI = new(("1", Intra), ("01", Intra | Quantizer));

    private static readonly CodeTable TypeP = new(
        ("1", Forward | Coded), ("01", Coded), ("001", Forward), ("00011", Intra), ("00010", Forward | Coded | Quantizer),
        ("00001", Coded | Quantizer), ("000001", Intra | Quantizer));

    private static readonly CodeTable TypeB = new(
        ("10", Forward | Backward), ("11", Forward | Backward | Coded), ("010", Backward), ("011", Backward | Coded),
        ("0010", Forward), ("0011", Forward | Coded), ("00011", Intra), ("00010", Forward | Backward | Coded | Quantizer),
        ("000011", Forward | Coded | Quantizer), ("000010", Backward | Coded | Quantizer), ("000001", Intra | Quantizer));

    /// <summary>Tables B.2 to B.4: the values are <see cref="MacroblockFlags"/>.</summary>
    public static CodeTable TypesOf(PictureType picture) => picture switch
    {
        PictureType.I => TypeI,
        PictureType.P => TypeP,
        _ => TypeB,
    };
}
