using RealInterlocked = System.Threading.Interlocked;
using RealVolatile = System.Threading.Volatile;

namespace StreamClass.Testing;

/// <summary>What the simulated drive finds under this name: it is not what is explored.</summary>
internal static class Interlocked
{
    public static T CompareExchange<T>(ref T location, T value, T comparand) => RealInterlocked.CompareExchange(ref location, value, comparand);

    public static T Exchange<T>(ref T location, T value) => RealInterlocked.Exchange(ref location, value);

    public static int Increment(ref int location) => RealInterlocked.Increment(ref location);

    public static long Increment(ref long location) => RealInterlocked.Increment(ref location);

    public static int Add(ref int location, int value) => RealInterlocked.Add(ref location, value);

    public static long Add(ref long location, long value) => RealInterlocked.Add(ref location, value);
}

/// <summary>What the simulated drive finds under this name: it is not what is explored.</summary>
internal static class Volatile
{
    public static T Read<T>(ref readonly T location)
        where T : class? => RealVolatile.Read(in location);

    public static bool Read(ref readonly bool location) => RealVolatile.Read(in location);

    public static int Read(ref readonly int location) => RealVolatile.Read(in location);

    public static long Read(ref readonly long location) => RealVolatile.Read(in location);

    public static void Write<T>(ref T location, T value)
        where T : class? => RealVolatile.Write(ref location, value);

    public static void Write(ref bool location, bool value) => RealVolatile.Write(ref location, value);
}
