namespace StreamClass.Minidriver;

/// <summary>Says what the class driver allocates for the minidriver beside a device, a stream or a filter instance.</summary>
/// <remarks>Native names: DeviceExtensionSize, PerStreamExtensionSize, FilterInstanceExtensionSize. Reference 4.</remarks>
public abstract class Extension
{
    private Extension()
    {
    }

    /// <summary>No extension.</summary>
    public static Extension None { get; } = new Bytes(0);

    /// <summary>Whether there is anything to allocate.</summary>
    internal abstract bool IsNone { get; }

    /// <summary>An object of the minidriver's own class.</summary>
    /// <typeparam name="T">The class; one object is made for each device, stream or instance.</typeparam>
    public static Extension Of<T>()
        where T : class, new() => new Typed<T>();

    /// <summary>Memory, as a minidriver in C has it.</summary>
    /// <param name="bytes">How much, in bytes; the memory is zeroed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is negative.</exception>
    public static Extension OfSize(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return new Bytes(bytes);
    }

    internal abstract object Allocate();

    private sealed class Typed<T> : Extension
        where T : class, new()
    {
        internal override bool IsNone => false;

        internal override object Allocate() => new T();
    }

    private sealed class Bytes(int size) : Extension
    {
        internal override bool IsNone => size == 0;

        internal override object Allocate() => size == 0 ? Array.Empty<byte>() : new byte[size];
    }
}
