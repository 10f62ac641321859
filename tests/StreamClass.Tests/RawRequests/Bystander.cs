using StreamClass.Client;
using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Guarded;
using StreamClass.Tests.RawRequests.Shapes;

namespace StreamClass.Tests.RawRequests;

/// <summary>A client that does nothing wrong: it reads, writes and waits for events while others attack, and knows every byte.</summary>
internal sealed class Bystander(Device device, ulong seed)
{
    private const int FrameSize = 256;

    private readonly Dice _dice = new(seed ^ 0xB157);
    private readonly StreamPattern _read = new();
    private readonly StreamPattern _written = new();
    private bool _isOver;

    /// <summary>Reads and writes that have ended.</summary>
    public int Transfers { get; private set; }

    /// <summary>Events that came.</summary>
    public int Events { get; private set; }

    /// <summary>The attack is over.</summary>
    public void Stop() => Volatile.Write(ref _isOver, true);

    public async Task StreamAsync()
    {
        var filter = await device.OpenFilterAsync();
        var input = await filter.OpenPinAsync(GuardedStreams.Input, GuardedStreams.Exact);
        var output = await filter.OpenPinAsync(GuardedStreams.Output, GuardedStreams.Exact);
        var events = new BystanderEvents(filter, input);
        await events.SubscribeAsync();
        await RunAsync(input);
        await RunAsync(output);
        while (!Volatile.Read(ref _isOver))
        {
            var buffer = new byte[FrameSize];
            var read = output.ReadAsync(buffer).AsTask();
            var frame = new byte[1 + _dice.Below(FrameSize)];
            _written.Fill(frame);
            await events.WriteAsync(frame);
            Events = events.Received;
            var header = await read;
            Require(header.DataUsed == FrameSize && _read.Matches(buffer), "a read has not the bytes of the stream");
            Transfers += 2;
        }

        Require(await events.EndAsync(), "an event came that nothing had raised");
        var received = await input.GetPropertyBytesAsync(GuardedSets.Input, GuardedSets.Received);
        Require(
            received.AsSpan().SequenceEqual((byte[])[.. BitConverter.GetBytes(_written.Position), .. BitConverter.GetBytes(_written.Checksum)]),
            "the minidriver has not got the bytes that were written");
        await input.CloseAsync();
        await output.CloseAsync();
        await filter.CloseAsync();
    }

    private static async Task RunAsync(Pin pin)
    {
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
    }

    private void Require(bool isRight, string otherwise)
    {
        if (!isRight)
        {
            throw new CampaignFailedException(seed, $"{otherwise} (bystander, transfer {Transfers})");
        }
    }
}
