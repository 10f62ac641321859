using System.Runtime.InteropServices;
using StreamClass.Client;
using StreamClass.Ks;

namespace StreamClass.Tests.Devices;

/// <summary>Raw requests about the pin types of a filter.</summary>
internal static class PinRequests
{
    /// <summary>A KSP_PIN.</summary>
    public static byte[] Request(KsPropertyPin id, uint pin, ReadOnlySpan<byte> rest = default) =>
        KsStructure.ToArray(new KspPin { Property = new KsProperty(KsPropertySetId.Pin, (uint)id, KsPropertyFlags.Get), PinId = pin }, rest);

    /// <summary>Reads a property of a pin type into the room there is.</summary>
    public static Task<KsAnswer> GetPinAsync(this Filter filter, KsPropertyPin id, uint pin, Memory<byte> output) =>
        filter.DeviceControlAsync(KsControlCode.Property, Request(id, pin), output);

    /// <summary>Reads a property of a pin type that has a fixed size.</summary>
    public static async Task<T> GetPinAsync<T>(this Filter filter, KsPropertyPin id, uint pin)
        where T : unmanaged
    {
        var output = new byte[KsStructure.SizeOf<T>()];
        (await filter.GetPinAsync(id, pin, output)).Should().Be(new KsAnswer(default, (uint)output.Length));
        return KsStructure.Read<T>(output);
    }

    /// <summary>Reads a property whose size has to be asked for first; the whole value, or the answer that was no size.</summary>
    public static async Task<(KsAnswer Answer, byte[] Value)> GetPinValueAsync(this Filter filter, KsPropertyPin id, uint pin)
    {
        var size = await filter.GetPinAsync(id, pin, Memory<byte>.Empty);
        if (size.Status != StreamClass.Kernel.NtStatus.BufferOverflow)
        {
            return (size, []);
        }

        var value = new byte[size.Information];
        return (await filter.GetPinAsync(id, pin, value), value);
    }

    /// <summary>The entries of a list, whose head must be right.</summary>
    public static T[] Entries<T>(byte[] list)
        where T : unmanaged
    {
        var head = KsStructure.Read<KsMultipleItem>(list);
        head.Size.Should().Be((uint)list.Length);
        var entries = MemoryMarshal.Cast<byte, T>(list.AsSpan(KsMultipleItem.NativeSize)).ToArray();
        head.Count.Should().Be((uint)entries.Length);
        return entries;
    }

    /// <summary>A KSMULTIPLE_ITEM with ranges, each on eight bytes.</summary>
    public static byte[] Ranges(params KsDataFormatBlock[] ranges)
    {
        var bytes = new List<byte>();
        foreach (var range in ranges)
        {
            bytes.AddRange(new byte[((bytes.Count + 7) & ~7) - bytes.Count]);
            bytes.AddRange(range.Block.Span);
        }

        return KsStructure.ToArray(
            new KsMultipleItem { Size = (uint)(KsMultipleItem.NativeSize + bytes.Count), Count = (uint)ranges.Length }, bytes.ToArray());
    }

    /// <summary>Asks for an intersection.</summary>
    public static Task<KsAnswer> IntersectAsync(this Filter filter, uint pin, ReadOnlySpan<byte> ranges, Memory<byte> output) =>
        filter.DeviceControlAsync(KsControlCode.Property, Request(KsPropertyPin.DataIntersection, pin, ranges), output);

    /// <summary>A KSPIN_CONNECT and its format.</summary>
    public static byte[] Connect(uint pin, ReadOnlySpan<byte> format, Func<KsPinConnect, KsPinConnect>? change = null)
    {
        var connect = new KsPinConnect
        {
            Interface = KsInterface.Streaming,
            Medium = KsMedium.AnyInstance,
            PinId = pin,
            Priority = new KsPriority { PriorityClass = KsPriorityClass.Normal, PrioritySubClass = 1 },
        };
        return KsStructure.ToArray(change?.Invoke(connect) ?? connect, format);
    }
}
