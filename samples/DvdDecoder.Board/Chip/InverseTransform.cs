using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DvdDecoder.Board.Chip;

/// <summary>The inverse discrete cosine transform of 8 x 8 coefficients, row by row, into the picture.</summary>
/// <remarks>
/// Fixed point: 14 bits of cosine times the square root of 2, 11 bits dropped after the rows and 20 after the columns. These numbers, and
/// 16383 where 16384 would be as near, are those of the software decoders in general use: pictures agree with theirs to the bit and do not
/// drift apart from one prediction to the next. Hot methods are compiled at once in full, since a short clip would otherwise be over before
/// the runtime has found them.
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

    /// <summary>Writes the transform of a block, which is used up, to 8 rows of 8 samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Put(Span<short> block, ref byte samples, int stride)
    {
        ref var rows = ref MemoryMarshal.GetReference(block);
        Transform(ref rows);
        for (nuint y = 0; y < 64; y += 16)
        {
            PutRows(ref samples, stride, Vector128.LoadUnsafe(ref rows, y), Vector128.LoadUnsafe(ref rows, y + 8));
            samples = ref Unsafe.Add(ref samples, stride * 2);
        }
    }

    /// <summary>Adds the transform of a block, which is used up, to 8 rows of 8 samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(Span<short> block, ref byte samples, int stride)
    {
        ref var rows = ref MemoryMarshal.GetReference(block);
        Transform(ref rows);
        for (nuint y = 0; y < 64; y += 16)
        {
            AddRows(ref samples, stride, Vector128.LoadUnsafe(ref rows, y), Vector128.LoadUnsafe(ref rows, y + 8));
            samples = ref Unsafe.Add(ref samples, stride * 2);
        }
    }

    /// <summary>Whether a block of which only the first coefficient was sent is flat in spite of mismatch control.</summary>
    /// <remarks>
    /// Mismatch control sets the last coefficient to 1 if the sum is even; that changes samples by less than 1/4, which matters only where
    /// the flat value is not within 1/4 of a whole number.
    /// </remarks>
    public static bool IsFlat(int first) => (first & 1) != 0 || (first & 7) == 0;

    /// <summary>Writes 8 rows of 8 samples of which only the first coefficient is not zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PutFlat(int first, ref byte samples, int stride)
    {
        var row = Vector128.Create((short)((first + 4) >> 3));
        for (var y = 0; y < 8; y += 2)
        {
            PutRows(ref Unsafe.Add(ref samples, stride * y), stride, row, row);
        }
    }

    /// <summary>Adds to 8 rows of 8 samples what has only the first coefficient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddFlat(int first, ref byte samples, int stride)
    {
        var row = Vector128.Create((short)((first + 4) >> 3));
        for (var y = 0; y < 8; y += 2)
        {
            AddRows(ref Unsafe.Add(ref samples, stride * y), stride, row, row);
        }
    }

    private static void Transform(ref short block)
    {
        Pass(ref block, RowRounding, RowShift, isRows: -1);
        Pass(ref block, ColumnRounding, ColumnShift, isRows: 0);
    }

    // Transforms the rows of a block and leaves them as columns, so that a second pass does the columns and turns the block back.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pass(ref short block, int rounding, int shift, short isRows)
    {
        var v0 = Vector128.LoadUnsafe(ref block, 0);
        var v1 = Vector128.LoadUnsafe(ref block, 8);
        var v2 = Vector128.LoadUnsafe(ref block, 16);
        var v3 = Vector128.LoadUnsafe(ref block, 24);
        var v4 = Vector128.LoadUnsafe(ref block, 32);
        var v5 = Vector128.LoadUnsafe(ref block, 40);
        var v6 = Vector128.LoadUnsafe(ref block, 48);
        var v7 = Vector128.LoadUnsafe(ref block, 56);

        // Interleaving vectors that are 4 apart, three times, rotates the 6 bits of an element's address by 3: a vector is a column then.
        for (var i = 0; i < 3; i++)
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

        // A row of which only the first coefficient is not zero is exact: what 16383 lacks is added again.
        var flat = Vector128.Equals(v1 | v2 | v3 | v4 | v5 | v6 | v7, Vector128<short>.Zero) & v0 & Vector128.Create(isRows);
        var (v04, v26, v13, v57) = (Lanes.ZipLower(v0, v4), Lanes.ZipLower(v2, v6), Lanes.ZipLower(v1, v3), Lanes.ZipLower(v5, v7));
        var (w04, w26, w13, w57) = (Lanes.ZipUpper(v0, v4), Lanes.ZipUpper(v2, v6), Lanes.ZipUpper(v1, v3), Lanes.ZipUpper(v5, v7));
        HalfPass(ref block, v04, v26, v13, v57, Vector128.Create(rounding) + Vector128.WidenLower(flat), shift);
        HalfPass(ref Unsafe.Add(ref block, 4), w04, w26, w13, w57, Vector128.Create(rounding) + Vector128.WidenUpper(flat), shift);
    }

    // The transform of four rows, of which the arguments have pairs of columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void HalfPass(
        ref short block, Vector128<short> v04, Vector128<short> v26, Vector128<short> v13, Vector128<short> v57,
        Vector128<int> rounding, int shift)
    {
        var sum = Dot(v04, C4, C4) + rounding;
        var difference = Dot(v04, C4, -C4) + rounding;
        var outer = Dot(v26, C2, C6);
        var inner = Dot(v26, C6, -C2);
        Store(ref block, 0, sum + outer, Dot(v13, C1, C3) + Dot(v57, C5, C7), shift);
        Store(ref block, 1, difference + inner, Dot(v13, C3, -C7) + Dot(v57, -C1, -C5), shift);
        Store(ref block, 2, difference - inner, Dot(v13, C5, -C1) + Dot(v57, C7, C3), shift);
        Store(ref block, 3, sum - outer, Dot(v13, C7, -C5) + Dot(v57, C3, -C1), shift);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref short block, int column, Vector128<int> even, Vector128<int> odd, int shift)
    {
        var both = Vector128.NarrowWithSaturation((even + odd) >> shift, (even - odd) >> shift).AsInt64();
        Unsafe.WriteUnaligned(ref Unsafe.As<short, byte>(ref Unsafe.Add(ref block, column * 8)), both.GetElement(0));
        Unsafe.WriteUnaligned(ref Unsafe.As<short, byte>(ref Unsafe.Add(ref block, (7 - column) * 8)), both.GetElement(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Dot(Vector128<short> pairs, int first, int second) =>
        Lanes.MultiplyAddPairs(pairs, Vector128.Create((second << 16) | (first & 0xFFFF)).AsInt16());

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
