using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>4 KiB of physical addresses, and what lies there.</summary>
internal struct MemoryFrame
{
    /// <summary>Held while bytes of the frame move, and while it is taken away from its mapping.</summary>
    public BusyWord Busy;

    /// <summary>Which byte of the mapping the frame's first byte is; negative when the buffer begins within the frame.</summary>
    public int Base;

    private MemoryMapping? _mapping;

    /// <summary>The buffer whose bytes are here, or null. Whoever sees one under <see cref="Busy"/> sees its <see cref="Base"/>.</summary>
    public MemoryMapping? Mapping
    {
        readonly get => _mapping;
        set => Volatile.Write(ref _mapping, value);
    }
}
