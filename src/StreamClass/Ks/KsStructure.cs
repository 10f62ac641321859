using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>Turns bytes into structures and back: the one place where that is done.</summary>
/// <remarks>A structure's bytes are those of the native 64-bit layout. Any IRQL. Reference 14.</remarks>
public static class KsStructure
{
    /// <summary>The size of a structure, in bytes.</summary>
    /// <typeparam name="T">The structure.</typeparam>
    public static int SizeOf<T>()
        where T : unmanaged => Unsafe.SizeOf<T>();

    /// <summary>Reads a structure from the first bytes.</summary>
    /// <typeparam name="T">The structure.</typeparam>
    /// <param name="source">Bytes, at least as many as the structure has.</param>
    /// <exception cref="ArgumentException">There are too few bytes.</exception>
    public static T Read<T>(ReadOnlySpan<byte> source)
        where T : unmanaged
    {
        if (!Holds<T>(source.Length))
        {
            ThrowTooShort<T>(source.Length, nameof(source));
        }

        return MemoryMarshal.Read<T>(source);
    }

    /// <summary>Reads a structure from the first bytes, unless there are too few.</summary>
    /// <typeparam name="T">The structure.</typeparam>
    /// <param name="source">Bytes.</param>
    /// <param name="structure">The structure; all zero when there are too few bytes.</param>
    /// <returns>Whether there were enough bytes.</returns>
    public static bool TryRead<T>(ReadOnlySpan<byte> source, out T structure)
        where T : unmanaged
    {
        if (!Holds<T>(source.Length))
        {
            structure = default;
            return false;
        }

        structure = MemoryMarshal.Read<T>(source);
        return true;
    }

    /// <summary>Writes a structure to the first bytes.</summary>
    /// <typeparam name="T">The structure.</typeparam>
    /// <param name="destination">Bytes, at least as many as the structure has.</param>
    /// <param name="structure">The structure.</param>
    /// <exception cref="ArgumentException">There are too few bytes.</exception>
    public static void Write<T>(Span<byte> destination, in T structure)
        where T : unmanaged
    {
        if (!Holds<T>(destination.Length))
        {
            ThrowTooShort<T>(destination.Length, nameof(destination));
        }

        MemoryMarshal.Write(destination, in structure);
    }

    /// <summary>The bytes of a structure and what follows it.</summary>
    /// <typeparam name="T">The structure.</typeparam>
    /// <param name="structure">The structure.</param>
    /// <param name="rest">What follows it.</param>
    public static byte[] ToArray<T>(in T structure, ReadOnlySpan<byte> rest = default)
        where T : unmanaged
    {
        var bytes = new byte[SizeOf<T>() + rest.Length];
        Write(bytes, in structure);
        rest.CopyTo(bytes.AsSpan(SizeOf<T>()));
        return bytes;
    }

    private static bool Holds<T>(int length)
        where T : unmanaged => length >= Unsafe.SizeOf<T>();

    private static void ThrowTooShort<T>(int length, string parameter)
        where T : unmanaged =>
        throw new ArgumentException($"{NameOf<T>()} has {Unsafe.SizeOf<T>()} bytes; {length} do not hold it.", parameter);

    private static string NameOf<T>() => typeof(T).GetCustomAttribute<NativeNameAttribute>()?.Name ?? typeof(T).Name;
}
