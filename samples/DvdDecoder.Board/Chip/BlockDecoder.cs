using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DvdDecoder.Board.Chip;

/// <summary>Reads the coefficients of one block, undoes their quantization (ISO 13818-2, 7.2 to 7.4) and puts the samples into the picture.</summary>
internal sealed class BlockDecoder
{
    private readonly byte[] _scan = new byte[64];
    private readonly short[] _block = new short[64];
    private readonly int[] _dc = new int[3];
    private QuantizerMatrices _matrices = new();
    private CoefficientTable _intraTable = CoefficientTables.Zero;
    private int _dcShift;
    private bool _isMpeg2;

    /// <summary>The scale of the quantizer, set by slices and macroblocks.</summary>
    public int Scale { get; set; }

    public void BeginPicture(in PictureHeader header, QuantizerMatrices matrices, bool isMpeg2)
    {
        (header.UsesAlternateScan ? Quantization.Alternate : Quantization.ZigZag).CopyTo(_scan);
        _matrices = matrices;
        _intraTable = header.UsesTableOneForIntra ? CoefficientTables.One : CoefficientTables.Zero;
        _dcShift = 3 - header.ExtraDcPrecision;
        _isMpeg2 = isMpeg2;
    }

    /// <summary>Forgets the DC coefficients that others are predicted from.</summary>
    public void ResetDc() => _dc.AsSpan().Fill(128 << (3 - _dcShift));

    /// <summary>Decodes an intra block of component 0 to 2 to the picture; false for damage.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool PutIntra(ref BitReader reader, int component, ref byte samples, int stride)
    {
        var size = (component == 0 ? ValueTables.LuminanceDcSize : ValueTables.ChrominanceDcSize).Read(ref reader);
        if (size < 0)
        {
            return false;
        }

        if (size > 0)
        {
            var bits = reader.Read(size);
            _dc[component] += bits < 1 << (size - 1) ? bits + 1 - (1 << size) : bits;
        }

        var first = Math.Clamp(_dc[component] << _dcShift, -2048, 2047);
        _block[0] = (short)first;
        var last = ReadCoefficients(ref reader, _intraTable, _matrices.Intra, position: 0, isIntra: true);
        if (last == 0 && InverseTransform.IsFlat(first))
        {
            InverseTransform.PutFlat(first, ref samples, stride);
            _block[0] = _block[63] = 0;
            return true;
        }

        InverseTransform.Put(_block, ref samples, stride);
        _block.AsSpan().Clear();
        return last >= 0;
    }

    /// <summary>Decodes a block and adds it to the prediction that stands in the picture; false for damage.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool AddNonIntra(ref BitReader reader, ref byte samples, int stride)
    {
        var last = ReadCoefficients(ref reader, CoefficientTables.Zero, _matrices.NonIntra, position: -1, isIntra: false);
        if (last == 0 && InverseTransform.IsFlat(_block[0]))
        {
            InverseTransform.AddFlat(_block[0], ref samples, stride);
            _block[0] = _block[63] = 0;
            return true;
        }

        InverseTransform.Add(_block, ref samples, stride);
        _block.AsSpan().Clear();
        return last >= 0;
    }

    // Fills the block and returns the scan position of its last coefficient, or -1 for damage.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ReadCoefficients(ref BitReader source, CoefficientTable table, byte[] weights, int position, bool isIntra)
    {
        var reader = source;
        ref var block = ref MemoryMarshal.GetArrayDataReference(_block);
        ref var scan = ref MemoryMarshal.GetArrayDataReference(_scan);
        ref var weight = ref MemoryMarshal.GetArrayDataReference(weights);
        var scale = Scale;
        var isMpeg2 = _isMpeg2;
        var parity = isIntra ? block : 0;
        var half = isIntra ? 0 : 1;
        reader.Refill();

        // The end of the block cannot come first in a non-intra block, so that there one bit less stands for run 0, level 1.
        var entry = !isIntra && reader.Peek(1) != 0 ? (reader.Peek(2) << 31) | (1 << 16) | 2 : table.Find(in reader);
        while (true)
        {
            reader.Skip(entry & 0xFF);
            var run = (entry >> 8) & 0xFF;
            if (position + run >= 63)
            {
                if (run == CoefficientTable.Escape)
                {
                    run = reader.Read(6);
                    entry = ReadEscapedLevel(ref reader, isMpeg2);
                }

                if (position + run >= 63 || entry == 0)
                {
                    break;
                }
            }

            position += run + 1;
            var sign = entry >> 31;
            var index = Unsafe.Add(ref scan, position);
            var value = ((2 * ((entry >> 16) & 0x7FFF)) + half) * Unsafe.Add(ref weight, index) * scale >> 5;
            if (!isMpeg2 && value != 0)
            {
                value = (value - 1) | 1;
            }

            value = Math.Min(value, 2047 - sign);
            parity ^= value;
            Unsafe.Add(ref block, index) = (short)((value ^ sign) - sign);
            reader.Refill();
            entry = table.Find(in reader);
        }

        if (isMpeg2 && (parity & 1) == 0)
        {
            Unsafe.Add(ref block, 63) ^= 1;
        }

        source = reader;
        return ((entry >> 8) & 0xFF) == CoefficientTable.EndOfBlock ? position : -1;
    }

    // The level that follows an escape and its run, in the form of a table's entry; zero for damage.
    private static int ReadEscapedLevel(ref BitReader reader, bool isMpeg2)
    {
        var level = isMpeg2 ? (reader.Read(12) << 20) >> 20 : (sbyte)reader.Read(8);
        if (!isMpeg2 && level is 0 or -128)
        {
            level = reader.Read(8) - (level == 0 ? 0 : 256);
        }

        return level < 0 ? int.MinValue | (-level << 16) : level << 16;
    }
}
