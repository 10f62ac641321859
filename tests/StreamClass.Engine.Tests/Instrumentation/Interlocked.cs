using StreamClass.Engine.Tests.Instrumentation;
using Real = System.Threading.Interlocked;

namespace StreamClass;

/// <summary>What the engine finds under this name: it stands in the engine's own namespace, so it comes before the runtime's.</summary>
internal static class Interlocked
{
    public static T CompareExchange<T>(ref T location, T value, T comparand)
    {
        Atomic.Touch();
        return Real.CompareExchange(ref location, value, comparand);
    }

    public static uint CompareExchange(ref uint location, uint value, uint comparand)
    {
        Atomic.Touch();
        return Real.CompareExchange(ref location, value, comparand);
    }

    public static T Exchange<T>(ref T location, T value)
    {
        Atomic.Touch();
        return Real.Exchange(ref location, value);
    }

    public static int Increment(ref int location)
    {
        Atomic.Touch();
        return Real.Increment(ref location);
    }

    public static long Increment(ref long location)
    {
        Atomic.Touch();
        return Real.Increment(ref location);
    }

    public static int Decrement(ref int location)
    {
        Atomic.Touch();
        return Real.Decrement(ref location);
    }

    public static long Decrement(ref long location)
    {
        Atomic.Touch();
        return Real.Decrement(ref location);
    }

    public static int Add(ref int location, int value)
    {
        Atomic.Touch();
        return Real.Add(ref location, value);
    }

    public static long Add(ref long location, long value)
    {
        Atomic.Touch();
        return Real.Add(ref location, value);
    }

    public static int And(ref int location, int value)
    {
        Atomic.Touch();
        return Real.And(ref location, value);
    }

    public static int Or(ref int location, int value)
    {
        Atomic.Touch();
        return Real.Or(ref location, value);
    }

    public static ulong And(ref ulong location, ulong value)
    {
        Atomic.Touch();
        return Real.And(ref location, value);
    }

    public static ulong Or(ref ulong location, ulong value)
    {
        Atomic.Touch();
        return Real.Or(ref location, value);
    }

    public static long Read(ref readonly long location)
    {
        Atomic.Touch();
        return Real.Read(in location);
    }

    public static void MemoryBarrierProcessWide()
    {
        Atomic.Touch();
        Real.MemoryBarrierProcessWide();
    }

    public static void MemoryBarrier()
    {
        Atomic.Touch();
        Real.MemoryBarrier();
    }
}
