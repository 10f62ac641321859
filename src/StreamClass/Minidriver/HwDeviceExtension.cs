using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>What stands for a device in every call: the minidriver's own state, and the way to the class driver.</summary>
/// <remarks>Native name: HwDeviceExtension. The class driver allocates and frees it. Reference 4.</remarks>
[NativeName("HwDeviceExtension")]
public sealed class HwDeviceExtension : HwExtension
{
    internal HwDeviceExtension(Extension extension, IStreamClass streamClass)
        : base(extension) => StreamClass = streamClass;

    /// <summary>The services of the class driver for this device.</summary>
    public IStreamClass StreamClass { get; }
}
