namespace DvdDecoder.Board.Chip;

/// <summary>The byte after 00 00 01 (ISO 13818-2, table 6-1).</summary>
internal static class StartCode
{
    public const byte Picture = 0x00;
    public const byte FirstSlice = 0x01;
    public const byte LastSlice = 0xAF;
    public const byte UserData = 0xB2;
    public const byte SequenceHeader = 0xB3;
    public const byte SequenceError = 0xB4;
    public const byte Extension = 0xB5;
    public const byte SequenceEnd = 0xB7;
    public const byte GroupOfPictures = 0xB8;

    /// <summary>Reserved, so that no stream has it: here it stands for an end that was announced by other means.</summary>
    public const byte Mark = 0xB6;

    /// <summary>The bytes before the code.</summary>
    public static ReadOnlySpan<byte> Prefix => [0, 0, 1];

    public static bool IsSlice(byte code) => code is >= FirstSlice and <= LastSlice;
}
