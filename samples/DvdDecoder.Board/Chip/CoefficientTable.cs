using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DvdDecoder.Board.Chip;

/// <summary>A lookup table for the run and level codes of transform coefficients, sign bit included.</summary>
/// <remarks>
/// An entry is sign (1 bit), magnitude (15), run (8), code length (8). A magnitude of zero marks what is no coefficient; its run is then
/// so long that the one check for the end of the block catches it, too.
/// </remarks>
internal sealed class CoefficientTable
{
    /// <summary>The run of an entry that ends the block.</summary>
    public const int EndOfBlock = 128;

    /// <summary>The run of an entry after which run and level follow literally.</summary>
    public const int Escape = 129;

    /// <summary>The run of an entry that is no code.</summary>
    public const int Invalid = 130;

    private const int WindowBits = 17;
    private const int ShortBits = 11;

    // Every code of more than 10 bits begins with 7 zeros, so that its value in the window is below this.
    private const int LongCodes = 1 << (WindowBits - 7);

    private readonly int[] _short = new int[1 << ShortBits];
    private readonly int[] _long = new int[LongCodes];

    public CoefficientTable(string endOfBlock, string escape, params ReadOnlySpan<(string Code, int Run, int Level)[]> codes)
    {
        _short.AsSpan().Fill(Invalid << 8);
        _long.AsSpan().Fill(Invalid << 8);
        Add(endOfBlock, EndOfBlock << 8);
        Add(escape, Escape << 8);
        foreach (var part in codes)
        {
            foreach (var (code, run, level) in part)
            {
                Add(code + '0', (level << 16) | (run << 8));
                Add(code + '1', int.MinValue | (level << 16) | (run << 8));
            }
        }
    }

    /// <summary>The entry for the next bits, which the caller consumes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(in BitReader reader)
    {
        // Both indices are within their tables by construction: a 17-bit window, shifted or below the bound.
        var window = reader.Peek(WindowBits);
        return window >= LongCodes
            ? Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_short), window >> (WindowBits - ShortBits))
            : Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_long), window);
    }

    private void Add(string code, int entry)
    {
        var free = WindowBits - code.Length;
        var first = Convert.ToInt32(code, 2) << free;
        if (first < LongCodes)
        {
            _long.AsSpan(first, 1 << free).Fill(entry | code.Length);
        }
        else
        {
            var drop = WindowBits - ShortBits;
            _short.AsSpan(first >> drop, 1 << (free - drop)).Fill(entry | code.Length);
        }
    }
}
