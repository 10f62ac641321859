using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DvdDecoder.Board.Chip;

/// <summary>Copies rectangles of samples from a reference, interpolated to half samples (ISO 13818-2, 7.6.4).</summary>
internal static class SamplePredictor
{
    /// <summary>16 or 8 columns.</summary>
    private interface IColumns
    {
        static abstract Vector128<byte> Load(ref byte samples);

        static abstract void Store(Vector128<byte> row, ref byte samples);
    }

    /// <summary>Where between the samples the rectangle begins.</summary>
    private interface IFilter
    {
        static abstract Vector128<byte> Apply<TColumns>(ref byte samples, nint stride)
            where TColumns : struct, IColumns;
    }

    /// <summary>Predicts rows of 16 or 8 samples.</summary>
    /// <param name="target">The first sample to write.</param>
    /// <param name="source">The whole sample at or before the position.</param>
    /// <param name="stride">Bytes from one row to the next, in both.</param>
    /// <param name="isWide">Whether there are 16 columns rather than 8.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="halves">Bit 0: half a sample to the right; bit 1: half a sample down.</param>
    /// <param name="isSecond">Whether the mean with what is there is written, as the second of two predictions.</param>
    public static void Predict(ref byte target, ref byte source, nint stride, bool isWide, int rows, int halves, bool isSecond)
    {
        if (isWide)
        {
            Predict<Sixteen>(ref target, ref source, stride, rows, halves, isSecond);
        }
        else
        {
            Predict<Eight>(ref target, ref source, stride, rows, halves, isSecond);
        }
    }

    private static void Predict<TColumns>(ref byte target, ref byte source, nint stride, int rows, int halves, bool isSecond)
        where TColumns : struct, IColumns
    {
        switch (halves)
        {
            case 0:
                Predict<TColumns, Whole>(ref target, ref source, stride, rows, isSecond);
                break;
            case 1:
                Predict<TColumns, Right>(ref target, ref source, stride, rows, isSecond);
                break;
            case 2:
                Predict<TColumns, Down>(ref target, ref source, stride, rows, isSecond);
                break;
            default:
                Predict<TColumns, Diagonal>(ref target, ref source, stride, rows, isSecond);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Predict<TColumns, TFilter>(ref byte target, ref byte source, nint stride, int rows, bool isSecond)
        where TColumns : struct, IColumns
        where TFilter : struct, IFilter
    {
        if (isSecond)
        {
            for (; rows > 0; rows--)
            {
                var row = Lanes.Average(TColumns.Load(ref target), TFilter.Apply<TColumns>(ref source, stride));
                TColumns.Store(row, ref target);
                target = ref Unsafe.Add(ref target, stride);
                source = ref Unsafe.Add(ref source, stride);
            }
        }
        else
        {
            for (; rows > 0; rows--)
            {
                TColumns.Store(TFilter.Apply<TColumns>(ref source, stride), ref target);
                target = ref Unsafe.Add(ref target, stride);
                source = ref Unsafe.Add(ref source, stride);
            }
        }
    }

    private readonly struct Sixteen : IColumns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<byte> Load(ref byte samples) => Vector128.LoadUnsafe(ref samples);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Store(Vector128<byte> row, ref byte samples) => row.StoreUnsafe(ref samples);
    }

    private readonly struct Eight : IColumns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<byte> Load(ref byte samples) =>
            Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref samples)).AsByte();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Store(Vector128<byte> row, ref byte samples) =>
            Unsafe.WriteUnaligned(ref samples, row.AsUInt64().ToScalar());
    }

    private readonly struct Whole : IFilter
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<byte> Apply<TColumns>(ref byte samples, nint stride)
            where TColumns : struct, IColumns => TColumns.Load(ref samples);
    }

    private readonly struct Right : IFilter
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<byte> Apply<TColumns>(ref byte samples, nint stride)
            where TColumns : struct, IColumns =>
            Lanes.Average(TColumns.Load(ref samples), TColumns.Load(ref Unsafe.Add(ref samples, 1)));
    }

    private readonly struct Down : IFilter
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<byte> Apply<TColumns>(ref byte samples, nint stride)
            where TColumns : struct, IColumns =>
            Lanes.Average(TColumns.Load(ref samples), TColumns.Load(ref Unsafe.Add(ref samples, stride)));
    }

    private readonly struct Diagonal : IFilter
    {
        // The mean of two rounded means is one too many exactly where it was rounded up after one of them already had been.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector128<byte> Apply<TColumns>(ref byte samples, nint stride)
            where TColumns : struct, IColumns
        {
            var a = TColumns.Load(ref samples);
            var b = TColumns.Load(ref Unsafe.Add(ref samples, 1));
            var c = TColumns.Load(ref Unsafe.Add(ref samples, stride));
            var d = TColumns.Load(ref Unsafe.Add(ref samples, stride + 1));
            var upper = Lanes.Average(a, b);
            var lower = Lanes.Average(c, d);
            var excess = ((a ^ b) | (c ^ d)) & (upper ^ lower) & Vector128<byte>.One;
            return Lanes.Average(upper, lower) - excess;
        }
    }
}
