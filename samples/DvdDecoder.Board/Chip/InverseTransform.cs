using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DvdDecoder.Board.Chip;

/// <summary>The inverse discrete cosine transform of 8 x 8 coefficients, straight into the picture.</summary>
/// <remarks>
/// A block's memory has columns first: vector k holds the coefficients of column k. The first pass therefore mixes whole vectors, and so
/// does the second after one transposition. Fixed point: 14 bits of cosine times the square root of 2, 11 bits dropped after the rows
/// and 20 after the columns. These numbers, and 16383 where 16384 would be as near, are those of the software decoders in general use:
/// pictures agree with theirs to the bit and do not drift apart from one prediction to the next.
/// </remarks>
internal static class InverseTransform
{
    private const int C1 = 22725;
    private const int C2 = 21407;
    private const int C3 = 19266;
    private const int C4 = 16383;
    private const int C5 = 12873;
    private const int C6 = 8867;
    private const int C7 = 4520;
    private const int RowShift = 11;
    private const int ColumnShift = 20;
    private const int RowRounding = 1 << (RowShift - 1);
    private const int ColumnRounding = C4 * ((1 << (ColumnShift - 1)) / C4);

    /// <summary>Writes the transform of a block to 8 rows of 8 samples.</summary>
    public static void Put(ReadOnlySpan<short> block, ref byte samples, int stride)
    {
        Load(block, out var r0, out var r1, out var r2, out var r3, out var r4, out var r5, out var r6, out var r7);
        Transform(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        PutRows(ref samples, stride, r0, r1);
        PutRows(ref Unsafe.Add(ref samples, stride * 2), stride, r2, r3);
        PutRows(ref Unsafe.Add(ref samples, stride * 4), stride, r4, r5);
        PutRows(ref Unsafe.Add(ref samples, stride * 6), stride, r6, r7);
    }

    /// <summary>Adds the transform of a block to 8 rows of 8 samples.</summary>
    public static void Add(ReadOnlySpan<short> block, ref byte samples, int stride)
    {
        Load(block, out var r0, out var r1, out var r2, out var r3, out var r4, out var r5, out var r6, out var r7);
        Transform(ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7);
        AddRows(ref samples, stride, r0, r1);
        AddRows(ref Unsafe.Add(ref samples, stride * 2), stride, r2, r3);
        AddRows(ref Unsafe.Add(ref samples, stride * 4), stride, r4, r5);
        AddRows(ref Unsafe.Add(ref samples, stride * 6), stride, r6, r7);
    }

    /// <summary>Whether a block of which only the first coefficient was sent is flat in spite of mismatch control.</summary>
    /// <remarks>
    /// Mismatch control sets the last coefficient to 1 if the sum is even; that changes samples by less than 1/4, which matters only where
    /// the flat value is not within 1/4 of a whole number.
    /// </remarks>
    public static bool IsFlat(int first) => (first & 1) != 0 || (first & 7) == 0;

    /// <summary>Writes 8 rows of 8 samples of which only the first coefficient is not zero.</summary>
    public static void PutFlat(int first, ref byte samples, int stride)
    {
        var row = Vector128.Create((short)((first + 4) >> 3));
        for (var y = 0; y < 8; y += 2)
        {
            PutRows(ref Unsafe.Add(ref samples, stride * y), stride, row, row);
        }
    }

    /// <summary>Adds to 8 rows of 8 samples what has only the first coefficient.</summary>
    public static void AddFlat(int first, ref byte samples, int stride)
    {
        var row = Vector128.Create((short)((first + 4) >> 3));
        for (var y = 0; y < 8; y += 2)
        {
            AddRows(ref Unsafe.Add(ref samples, stride * y), stride, row, row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load(
        ReadOnlySpan<short> block,
        out Vector128<short> v0, out Vector128<short> v1, out Vector128<short> v2, out Vector128<short> v3,
        out Vector128<short> v4, out Vector128<short> v5, out Vector128<short> v6, out Vector128<short> v7)
    {
        ref var first = ref MemoryMarshal.GetReference(block);
        v0 = Vector128.LoadUnsafe(ref first, 0);
        v1 = Vector128.LoadUnsafe(ref first, 8);
        v2 = Vector128.LoadUnsafe(ref first, 16);
        v3 = Vector128.LoadUnsafe(ref first, 24);
        v4 = Vector128.LoadUnsafe(ref first, 32);
        v5 = Vector128.LoadUnsafe(ref first, 40);
        v6 = Vector128.LoadUnsafe(ref first, 48);
        v7 = Vector128.LoadUnsafe(ref first, 56);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transform(
        ref Vector128<short> v0, ref Vector128<short> v1, ref Vector128<short> v2, ref Vector128<short> v3,
        ref Vector128<short> v4, ref Vector128<short> v5, ref Vector128<short> v6, ref Vector128<short> v7)
    {
        // A row of which only the first coefficient is not zero is exact: what 16383 lacks is added again.
        var flat = Vector128.Equals(v1 | v2 | v3 | v4 | v5 | v6 | v7, Vector128<short>.Zero) & v0;
        var rounding = Vector128.Create(RowRounding);
        Pass(
            ref v0, ref v1, ref v2, ref v3, ref v4, ref v5, ref v6, ref v7,
            rounding + Vector128.WidenLower(flat), rounding + Vector128.WidenUpper(flat), RowShift);
        Transpose(ref v0, ref v1, ref v2, ref v3, ref v4, ref v5, ref v6, ref v7);
        rounding = Vector128.Create(ColumnRounding);
        Pass(ref v0, ref v1, ref v2, ref v3, ref v4, ref v5, ref v6, ref v7, rounding, rounding, ColumnShift);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pass(
        ref Vector128<short> v0, ref Vector128<short> v1, ref Vector128<short> v2, ref Vector128<short> v3,
        ref Vector128<short> v4, ref Vector128<short> v5, ref Vector128<short> v6, ref Vector128<short> v7,
        Vector128<int> lowerRounding, Vector128<int> upperRounding, int shift)
    {
        HalfPass(
            Lanes.ZipLower(v0, v4), Lanes.ZipLower(v2, v6), Lanes.ZipLower(v1, v3), Lanes.ZipLower(v5, v7), lowerRounding, shift,
            out var l0, out var l1, out var l2, out var l3, out var l4, out var l5, out var l6, out var l7);
        HalfPass(
            Lanes.ZipUpper(v0, v4), Lanes.ZipUpper(v2, v6), Lanes.ZipUpper(v1, v3), Lanes.ZipUpper(v5, v7), upperRounding, shift,
            out var u0, out var u1, out var u2, out var u3, out var u4, out var u5, out var u6, out var u7);
        v0 = Vector128.NarrowWithSaturation(l0, u0);
        v1 = Vector128.NarrowWithSaturation(l1, u1);
        v2 = Vector128.NarrowWithSaturation(l2, u2);
        v3 = Vector128.NarrowWithSaturation(l3, u3);
        v4 = Vector128.NarrowWithSaturation(l4, u4);
        v5 = Vector128.NarrowWithSaturation(l5, u5);
        v6 = Vector128.NarrowWithSaturation(l6, u6);
        v7 = Vector128.NarrowWithSaturation(l7, u7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void HalfPass(
        Vector128<short> v04, Vector128<short> v26, Vector128<short> v13, Vector128<short> v57,
        Vector128<int> rounding, int shift,
        out Vector128<int> x0, out Vector128<int> x1, out Vector128<int> x2, out Vector128<int> x3,
        out Vector128<int> x4, out Vector128<int> x5, out Vector128<int> x6, out Vector128<int> x7)
    {
        var sum = Dot(v04, C4, C4) + rounding;
        var difference = Dot(v04, C4, -C4) + rounding;
        var outer = Dot(v26, C2, C6);
        var inner = Dot(v26, C6, -C2);
        var even0 = sum + outer;
        var even1 = difference + inner;
        var even2 = difference - inner;
        var even3 = sum - outer;
        var odd0 = Dot(v13, C1, C3) + Dot(v57, C5, C7);
        var odd1 = Dot(v13, C3, -C7) + Dot(v57, -C1, -C5);
        var odd2 = Dot(v13, C5, -C1) + Dot(v57, C7, C3);
        var odd3 = Dot(v13, C7, -C5) + Dot(v57, C3, -C1);
        x0 = (even0 + odd0) >> shift;
        x1 = (even1 + odd1) >> shift;
        x2 = (even2 + odd2) >> shift;
        x3 = (even3 + odd3) >> shift;
        x4 = (even3 - odd3) >> shift;
        x5 = (even2 - odd2) >> shift;
        x6 = (even1 - odd1) >> shift;
        x7 = (even0 - odd0) >> shift;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Dot(Vector128<short> pairs, int first, int second) =>
        Lanes.MultiplyAddPairs(pairs, Vector128.Create((second << 16) | (first & 0xFFFF)).AsInt16());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(
        ref Vector128<short> v0, ref Vector128<short> v1, ref Vector128<short> v2, ref Vector128<short> v3,
        ref Vector128<short> v4, ref Vector128<short> v5, ref Vector128<short> v6, ref Vector128<short> v7)
    {
        // Interleaving vectors that are 4 apart, three times, rotates the 6 bits of an element's address by 3: rows become columns.
        Interleave(ref v0, ref v1, ref v2, ref v3, ref v4, ref v5, ref v6, ref v7);
        Interleave(ref v0, ref v1, ref v2, ref v3, ref v4, ref v5, ref v6, ref v7);
        Interleave(ref v0, ref v1, ref v2, ref v3, ref v4, ref v5, ref v6, ref v7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Interleave(
        ref Vector128<short> v0, ref Vector128<short> v1, ref Vector128<short> v2, ref Vector128<short> v3,
        ref Vector128<short> v4, ref Vector128<short> v5, ref Vector128<short> v6, ref Vector128<short> v7)
    {
        var (a, b, c, d) = (v0, v1, v2, v3);
        var (e, f, g, h) = (v4, v5, v6, v7);
        v0 = Lanes.ZipLower(a, e);
        v1 = Lanes.ZipUpper(a, e);
        v2 = Lanes.ZipLower(b, f);
        v3 = Lanes.ZipUpper(b, f);
        v4 = Lanes.ZipLower(c, g);
        v5 = Lanes.ZipUpper(c, g);
        v6 = Lanes.ZipLower(d, h);
        v7 = Lanes.ZipUpper(d, h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PutRows(ref byte samples, int stride, Vector128<short> upper, Vector128<short> lower)
    {
        var bytes = Lanes.ToBytes(upper, lower).AsUInt64();
        Unsafe.WriteUnaligned(ref samples, bytes.GetElement(0));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref samples, stride), bytes.GetElement(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRows(ref byte samples, int stride, Vector128<short> upper, Vector128<short> lower) =>
        PutRows(
            ref samples,
            stride,
            Vector128.AddSaturate(upper, LoadRow(ref samples)),
            Vector128.AddSaturate(lower, LoadRow(ref Unsafe.Add(ref samples, stride))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> LoadRow(ref byte samples) =>
        Vector128.WidenLower(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref samples)).AsByte()).AsInt16();
}
