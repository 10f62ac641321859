using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DvdDecoder.Board.Chip;

/// <summary>The vector operations that have no portable name, each as one x86 instruction or in portable terms with the same result.</summary>
internal static class Lanes
{
    /// <summary>The mean of each pair of bytes, halves rounded up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Average(Vector128<byte> a, Vector128<byte> b) =>
        Sse2.IsSupported
            ? Sse2.Average(a, b)
            : (a | b) - (((a ^ b) & Vector128.Create((byte)0xFE)) >>> 1);

    /// <summary>Sixteen numbers as bytes, those below 0 and above 255 cut off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> ToBytes(Vector128<short> lower, Vector128<short> upper) =>
        Sse2.IsSupported
            ? Sse2.PackUnsignedSaturate(lower, upper)
            : Vector128.Narrow(
                Vector128.Min(Vector128.Max(lower, Vector128<short>.Zero), Vector128.Create((short)255)).AsUInt16(),
                Vector128.Min(Vector128.Max(upper, Vector128<short>.Zero), Vector128.Create((short)255)).AsUInt16());

    /// <summary>Products of neighbours, summed in pairs: a0 b0 + a1 b1, a2 b2 + a3 b3 and so on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> MultiplyAddPairs(Vector128<short> a, Vector128<short> b)
    {
        if (Sse2.IsSupported)
        {
            return Sse2.MultiplyAddAdjacent(a, b);
        }

        var even = ((a.AsInt32() << 16) >> 16) * ((b.AsInt32() << 16) >> 16);
        var odd = (a.AsInt32() >> 16) * (b.AsInt32() >> 16);
        return even + odd;
    }

    /// <summary>The lower halves of two vectors, interleaved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> ZipLower(Vector128<short> a, Vector128<short> b)
    {
        if (Sse2.IsSupported)
        {
            return Sse2.UnpackLow(a, b);
        }

        var even = Vector128.WidenLower(a.AsUInt16());
        var odd = Vector128.WidenLower(b.AsUInt16());
        return (even | (odd << 16)).AsInt16();
    }

    /// <summary>The upper halves of two vectors, interleaved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> ZipUpper(Vector128<short> a, Vector128<short> b)
    {
        if (Sse2.IsSupported)
        {
            return Sse2.UnpackHigh(a, b);
        }

        var even = Vector128.WidenUpper(a.AsUInt16());
        var odd = Vector128.WidenUpper(b.AsUInt16());
        return (even | (odd << 16)).AsInt16();
    }
}
