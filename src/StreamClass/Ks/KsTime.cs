using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A time and the fraction that turns it into units of 100 ns.</summary>
/// <remarks>Native name: KSTIME, 16 bytes. Time × Numerator / Denominator = 100 ns; neither may be 0. Reference 13.10, 14.1.</remarks>
[NativeName("KSTIME")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsTime
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 16;

    /// <summary>The time, in units of the fraction.</summary>
    public long Time;

    /// <summary>What the time is multiplied with first.</summary>
    public uint Numerator;

    /// <summary>What it is divided by then.</summary>
    public uint Denominator;

    /// <summary>Makes a time that counts in units of 100 ns.</summary>
    /// <param name="ticks">The time in units of 100 ns.</param>
    public static KsTime FromTicks(long ticks) => new() { Time = ticks, Numerator = 1, Denominator = 1 };

    /// <summary>Whether the fraction is one: neither part of it is 0.</summary>
    public readonly bool IsValid => Numerator != 0 && Denominator != 0;

    /// <summary>The time in units of 100 ns; 0 when the fraction is not valid.</summary>
    public readonly long ToTicks() => Denominator == 0 ? 0 : (long)((Int128)Time * Numerator / Denominator);
}
