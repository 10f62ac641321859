using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Requests;

/// <summary>The mapping of a request's extension for the device, made when the minidriver asks for it first.</summary>
/// <remarks>
/// The memory belongs to the request for all its uses, so the mapping stays until the request is given up; that of a retired
/// request, which the device may still use, until the device is removed.
/// </remarks>
internal sealed class RequestExtension(StreamRequest request)
{
    private MemoryMapping? _mapping;

    /// <summary>The physical address of a place in the extension, or 0.</summary>
    public ulong Translate(KernelAddress address, out uint length)
    {
        length = 0;
        var memory = request.Srb.ExtensionMemory;
        if (address.Region != HwStreamRequestBlock.ExtensionRegion || memory.IsEmpty || request.State == RequestState.Free)
        {
            return 0;
        }

        var mapping = Volatile.Read(ref _mapping) ?? Map(memory);
        return mapping is null ? 0 : request.Device.Memory.Translate(mapping, address.Offset, out length);
    }

    /// <summary>Takes the memory from the device; waits for a copy that is under way.</summary>
    public void Unmap()
    {
        if (Interlocked.Exchange(ref _mapping, null) is { } mapping)
        {
            request.Device.Memory.Unmap(mapping);
        }
    }

    private MemoryMapping? Map(Memory<byte> memory)
    {
        if (request.Device.Memory.Map(memory, deviceWrites: true) is not { } mapping)
        {
            return null;
        }

        if (Interlocked.CompareExchange(ref _mapping, mapping, null) is not { } earlier)
        {
            return mapping;
        }

        request.Device.Memory.Unmap(mapping);
        return earlier;
    }
}
