using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Requests;

/// <summary>The mapping of a request's extension for the device, made when the minidriver asks for it first.</summary>
/// <remarks>The memory belongs to the request for all its uses, so the mapping stays until the request is given up.</remarks>
internal sealed class RequestExtension(StreamRequest request)
{
    private MemoryMapping? _mapping;

    /// <summary>The physical address of a place in the extension, or 0.</summary>
    public ulong Translate(KernelAddress address, out uint length)
    {
        length = 0;
        var memory = request.Srb.ExtensionMemory;
        if (address.Region != HwStreamRequestBlock.ExtensionRegion || memory.IsEmpty)
        {
            return 0;
        }

        _mapping ??= request.Device.Memory.Map(memory, deviceWrites: true);
        return _mapping is null ? 0 : request.Device.Memory.Translate(_mapping, address.Offset, out length);
    }

    public void Unmap()
    {
        if (_mapping is { } mapping)
        {
            _mapping = null;
            request.Device.Memory.Unmap(mapping);
        }
    }
}
