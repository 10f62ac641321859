namespace DvdDecoder.Board.Chip;

/// <summary>The codes of motion vectors and DC coefficients (ISO 13818-2, tables B.10 to B.13).</summary>
internal static class ValueTables
{
    /// <summary>Table B.10: the magnitude of motion_code; a sign bit follows unless it is zero.</summary>
    public static readonly CodeTable MotionCode = new(
        ("1", 0), ("01", 1), ("001", 2), ("0001", 3), ("000011", 4), ("0000101", 5), ("0000100", 6), ("0000011", 7),
        ("000001011", 8), ("000001010", 9), ("000001001", 10), ("0000010001", 11), ("0000010000", 12),
        ("0000001111", 13), ("0000001110", 14), ("0000001101", 15), ("0000001100", 16));

    /// <summary>Table B.11: a component of the small vector of dual prime prediction.</summary>
    public static readonly CodeTable DualPrimeVector = new(("0", 0), ("10", 1), ("11", -1));

    /// <summary>Table B.12: the number of bits of a luminance DC difference.</summary>
    public static readonly CodeTable LuminanceDcSize = new(
        ("100", 0), ("00", 1), ("01", 2), ("101", 3), ("110", 4), ("1110", 5), ("11110", 6), ("111110", 7),
        ("1111110", 8), ("11111110", 9), ("111111110", 10), ("111111111", 11));

    /// <summary>Table B.13: the number of bits of a chrominance DC difference.</summary>
    public static readonly CodeTable ChrominanceDcSize = new(
        ("00", 0), ("01", 1), ("10", 2), ("110", 3), ("1110", 4), ("11110", 5), ("111110", 6), ("1111110", 7),
        ("11111110", 8), ("111111110", 9), ("1111111110", 10), ("1111111111", 11));
}
