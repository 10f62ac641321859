namespace DvdDecoder.Tests.Player.ProgramStream;

/// <summary>Bytes that come in pieces of changing size, from a stream that cannot seek.</summary>
internal sealed class TricklingStream(byte[] bytes, int seed) : MemoryStream(bytes)
{
    private readonly Random _random = new(seed);

    public override bool CanSeek => false;

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, _random.Next(1, 5000)));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, _random.Next(1, 5000))], cancellationToken);
}
