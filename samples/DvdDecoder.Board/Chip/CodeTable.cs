using System.Runtime.CompilerServices;

namespace DvdDecoder.Board.Chip;

/// <summary>A lookup table for a small variable length code: the next bits are the index of the value and the code's length.</summary>
internal sealed class CodeTable
{
    /// <summary>What <see cref="Read"/> returns for bits that are no code.</summary>
    public const int Invalid = int.MinValue >> 8;

    private readonly int[] _entries;
    private readonly int _bits;

    public CodeTable(params ReadOnlySpan<(string Code, int Value)> codes)
    {
        foreach (var (code, _) in codes)
        {
            _bits = Math.Max(_bits, code.Length);
        }

        _entries = new int[1 << _bits];
        _entries.AsSpan().Fill(int.MinValue);
        foreach (var (code, value) in codes)
        {
            var free = _bits - code.Length;
            _entries.AsSpan(Convert.ToInt32(code, 2) << free, 1 << free).Fill((value << 8) | code.Length);
        }
    }

    /// <summary>Consumes one code and returns its value, or consumes nothing and returns <see cref="Invalid"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Read(ref BitReader reader)
    {
        reader.Refill();
        var entry = _entries[reader.Peek(_bits)];
        reader.Skip(entry & 0xFF);
        return entry >> 8;
    }
}
