using StreamClass.Client;
using StreamClass.Ks;

namespace StreamClass.Benchmarks.Rigs;

/// <summary>Writes a buffer to a pin.</summary>
internal sealed class PinTarget(Pin pin, int bytes = 16) : IRequestTarget
{
    private readonly byte[] _data = new byte[bytes];

    public ValueTask SendAsync() => pin.WriteAsync(default(KsStreamHeader), _data);
}
