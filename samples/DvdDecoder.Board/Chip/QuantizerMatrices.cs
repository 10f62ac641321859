namespace DvdDecoder.Board.Chip;

/// <summary>The weights in force, by row * 8 + column.</summary>
internal sealed class QuantizerMatrices
{
    public QuantizerMatrices() => SetDefaults();

    public byte[] Intra { get; } = new byte[64];

    public byte[] NonIntra { get; } = new byte[64];

    public void SetDefaults()
    {
        Quantization.DefaultIntra.CopyTo(Intra);

        NonIntra.AsSpan().Fill(16);
    }

    /// <summary>Reads the two optional matrices that a sequence header and a quant matrix extension have.</summary>
    public void Read(ref BitReader reader)
    {
        ReadOptional(ref reader, Intra);
        ReadOptional(ref reader, NonIntra);
    }

    private static void ReadOptional(ref BitReader reader, byte[] matrix)
    {
        if (reader.ReadFlag())
        {
            for (var i = 0; i < 64; i++)
            {
                // Zero is forbidden; a damaged header shall not erase the picture.
                matrix[Quantization.ZigZag[i]] = (byte)Math.Max(1, reader.Read(8));
            }
        }
    }
}
