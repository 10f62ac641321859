using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How important a connection is: the class first, then the subclass.</summary>
/// <remarks>Native name: KSPRIORITY, 8 bytes. Reference 13.4, 14.1.</remarks>
[NativeName("KSPRIORITY")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsPriority : IComparable<KsPriority>
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 8;

    /// <summary>The class.</summary>
    public KsPriorityClass PriorityClass;

    /// <summary>The rank within the class; 1 when a pin is opened.</summary>
    public uint PrioritySubClass;

    /// <summary>Ranks a connection.</summary>
    /// <param name="priorityClass">The class.</param>
    /// <param name="prioritySubClass">The rank within the class.</param>
    public KsPriority(KsPriorityClass priorityClass, uint prioritySubClass = 1)
    {
        PriorityClass = priorityClass;
        PrioritySubClass = prioritySubClass;
    }

    /// <summary>Compares the classes, and of one class the ranks.</summary>
    /// <param name="other">The other priority.</param>
    /// <returns>Less than 0 when this one is less important.</returns>
    public readonly int CompareTo(KsPriority other)
    {
        var order = PriorityClass.CompareTo(other.PriorityClass);
        return order != 0 ? order : PrioritySubClass.CompareTo(other.PrioritySubClass);
    }
}
