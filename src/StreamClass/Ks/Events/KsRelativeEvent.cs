using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>An event of another object, at which something is to happen.</summary>
/// <remarks>Native name: KSRELATIVEEVENT, 80 bytes. Reference 13.4, 14.1.</remarks>
[NativeName("KSRELATIVEEVENT")]
[StructLayout(LayoutKind.Sequential)]
public struct KsRelativeEvent
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 80;

    /// <summary>Bytes of the structure and what follows it.</summary>
    public uint Size;

    /// <summary>Whether the object is named by a handle or a pointer.</summary>
    public KsRelativeEventFlags Flags;

    /// <summary>The handle of the object.</summary>
    public ulong ObjectHandle;

    /// <summary>Reserved.</summary>
    public KernelAddress Reserved;

    /// <summary>Which event.</summary>
    public KsEvent Event;

    /// <summary>The event data.</summary>
    public KsEventData EventData;

    /// <summary>The object, where it is named by a pointer: the same field as <see cref="ObjectHandle"/>.</summary>
    [NativeName("ObjectPointer")]
    public KernelAddress ObjectPointer
    {
        readonly get => new(ObjectHandle);
        set => ObjectHandle = value.Value;
    }
}
