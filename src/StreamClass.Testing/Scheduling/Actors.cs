using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Testing.Scheduling;

/// <summary>Numbers those who act in a run, in the order in which they appear.</summary>
internal sealed class Actors
{
    /// <summary>The number of time itself, which brings due events.</summary>
    public const int Time = 0;

    private readonly Dictionary<object, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private int _count;

    /// <summary>Whose code is running: of a thread, or what runs on top of it.</summary>
    public int Running { get; set; }

    public int Of(Runnable runnable)
    {
        if (runnable.Actor == 0)
        {
            runnable.Actor = runnable.Identity is { } identity ? Of(identity) : ++_count;
        }

        return runnable.Actor;
    }

    public int Of(InterruptLine line)
    {
        if (line.DriveNumber == 0)
        {
            line.DriveNumber = ++_count;
        }

        return line.DriveNumber;
    }

    public int Of(Dpc dpc)
    {
        if (dpc.DriveNumber == 0)
        {
            dpc.DriveNumber = ++_count;
        }

        return dpc.DriveNumber;
    }

    private int Of(object identity)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, identity, out var known);
        if (!known)
        {
            number = ++_count;
        }

        return number;
    }
}
