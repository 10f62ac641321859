using DvdPlayer.Output;

namespace DvdDecoder.Tests.Player.Output;

public class FrameWriterTests
{
    private const int Width = 32;
    private const int Height = 16;

    private static readonly int Length = FramePicture.LengthOf(Width, Height);

    [Fact]
    public async Task Write_MorePicturesThanMemory_WritesAll()
    {
        using var folder = new TemporaryFolder();
        await using var writer = new FrameWriter(folder.Path, Length, capacity: 3, threads: 2);
        for (var number = 1; number <= 50; number++)
        {
            var memory = await writer.RentAsync(CancellationToken.None);
            Array.Fill(memory, (byte)number);
            writer.Write(new FramePicture(number, Width, Height, IsProgressive: true, memory));
        }

        await writer.CompleteAsync();

        folder.Names.Should().Equal(Enumerable.Range(1, 50).Select(number => $"frame-{number:D4}.png"));
    }

    [Fact]
    public async Task RentAsync_Cancelled_Ends()
    {
        using var folder = new TemporaryFolder();
        await using var writer = new FrameWriter(folder.Path, Length, capacity: 1, threads: 1);
        await writer.RentAsync(CancellationToken.None);
        using var cancellation = new CancellationTokenSource();

        var waiting = writer.RentAsync(cancellation.Token);
        await cancellation.CancelAsync();

        await FluentActions.Awaiting(() => waiting.AsTask()).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Write_FolderGone_TellsWhoRentsAndWhoCompletes()
    {
        using var folder = new TemporaryFolder();
        await using var writer = new FrameWriter(Path.Combine(folder.Path, "gone"), Length, capacity: 1, threads: 2);
        writer.Write(new FramePicture(1, Width, Height, IsProgressive: true, await writer.RentAsync(CancellationToken.None)));

        await FluentActions.Awaiting(() => writer.RentAsync(CancellationToken.None).AsTask()).Should().ThrowAsync<IOException>();
        await FluentActions.Awaiting(writer.CompleteAsync).Should().ThrowAsync<IOException>();
    }

    [Fact]
    public async Task DisposeAsync_NotCompleted_EndsWithoutError()
    {
        using var folder = new TemporaryFolder();
        var writer = new FrameWriter(folder.Path, Length, capacity: 10, threads: 1);
        for (var number = 1; number <= 10; number++)
        {
            writer.Write(new FramePicture(number, Width, Height, IsProgressive: true, await writer.RentAsync(CancellationToken.None)));
        }

        await writer.DisposeAsync();

        folder.Names.Length.Should().BeLessThanOrEqualTo(10);
    }
}
