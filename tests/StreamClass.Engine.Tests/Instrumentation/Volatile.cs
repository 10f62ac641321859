using StreamClass.Engine.Tests.Instrumentation;
using Real = System.Threading.Volatile;

namespace StreamClass;

/// <summary>What the engine finds under this name: it stands in the engine's own namespace, so it comes before the runtime's.</summary>
internal static class Volatile
{
    public static T Read<T>(ref readonly T location)
        where T : class?
    {
        Atomic.Touch();
        return Real.Read(in location);
    }

    public static bool Read(ref readonly bool location)
    {
        Atomic.Touch();
        return Real.Read(in location);
    }

    public static int Read(ref readonly int location)
    {
        Atomic.Touch();
        return Real.Read(in location);
    }

    public static uint Read(ref readonly uint location)
    {
        Atomic.Touch();
        return Real.Read(in location);
    }

    public static long Read(ref readonly long location)
    {
        Atomic.Touch();
        return Real.Read(in location);
    }

    public static ulong Read(ref readonly ulong location)
    {
        Atomic.Touch();
        return Real.Read(in location);
    }

    public static void Write<T>(ref T location, T value)
        where T : class?
    {
        Atomic.Touch();
        Real.Write(ref location, value);
    }

    public static void Write(ref bool location, bool value)
    {
        Atomic.Touch();
        Real.Write(ref location, value);
    }

    public static void Write(ref int location, int value)
    {
        Atomic.Touch();
        Real.Write(ref location, value);
    }

    public static void Write(ref uint location, uint value)
    {
        Atomic.Touch();
        Real.Write(ref location, value);
    }

    public static void Write(ref long location, long value)
    {
        Atomic.Touch();
        Real.Write(ref location, value);
    }

    public static void Write(ref ulong location, ulong value)
    {
        Atomic.Touch();
        Real.Write(ref location, value);
    }
}
