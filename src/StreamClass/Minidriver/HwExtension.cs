using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>What the class driver allocated for the minidriver beside a stream or a filter instance.</summary>
/// <remarks>Native names: HwStreamExtension, HwInstanceExtension. The class driver frees it. Reference 4.</remarks>
[NativeName("HwStreamExtension")]
public class HwExtension
{
    private readonly object _content;

    internal HwExtension(Extension extension) => _content = extension.Allocate();

    /// <summary>The extension as memory, when it was registered with <see cref="Extension.OfSize"/>.</summary>
    /// <exception cref="InvalidOperationException">The extension is an object.</exception>
    public Memory<byte> Memory => As<byte[]>();

    /// <summary>The extension as the class that was registered with <see cref="Extension.Of{T}"/>. Any IRQL.</summary>
    /// <typeparam name="T">That class.</typeparam>
    /// <exception cref="InvalidOperationException">The extension is something else.</exception>
    public T As<T>()
        where T : class => _content as T ?? throw Mismatch(typeof(T));

    private InvalidOperationException Mismatch(Type wanted) =>
        new($"The extension is {_content.GetType().Name}, not {wanted.Name}; HwInitializationData says what is allocated.");
}
