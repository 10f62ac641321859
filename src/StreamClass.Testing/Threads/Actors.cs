using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Testing.Threads;

/// <summary>Numbers those who act in a run, in the order in which they appear.</summary>
internal sealed class Actors
{
    /// <summary>The number of time itself, which brings due events.</summary>
    public const int Time = 0;

    /// <summary>Enough for a short scenario without growing: each asynchronous method is one.</summary>
    private const int Usual = 32;

    private readonly Dictionary<object, int> _numbers = new(Usual, ReferenceEqualityComparer.Instance);
    private readonly List<object> _threads = new(Usual);
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

    /// <summary>What the threads are known by, in the order of their numbers.</summary>
    public IReadOnlyList<object> Threads => _threads;

    /// <summary>The number of what a thread is known by.</summary>
    public int NumberOf(object thread) => _numbers[thread];

    private int Of(object identity)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, identity, out var known);
        if (!known)
        {
            number = ++_count;
            _threads.Add(identity);
        }

        return number;
    }
}
