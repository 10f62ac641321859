using System.Buffers;
using System.Security.Cryptography;
using StreamClass.Hardware;
using StreamClass.Kernel;

namespace StreamClass.Tests.Hardware;

public class DmaAdapterTests
{
    private readonly Rig _rig = Rig.Attached();

    private DmaAdapter Dma => _rig.Board.Adapter;

    [Fact]
    public void Write_AlongTheList_FillsTheBuffer()
    {
        var data = RandomNumberGenerator.GetBytes(50_000);
        var buffer = new byte[data.Length];
        var mapping = _rig.Map(buffer);

        var done = 0;
        foreach (var piece in mapping.ScatterGather.Span)
        {
            Dma.Write(piece.PhysicalAddress, data.AsSpan(done, (int)piece.Length));
            done += (int)piece.Length;
        }

        buffer.Should().Equal(data);
        Dma.BytesWritten.Should().Be(50_000);
    }

    [Fact]
    public void Read_AlongTheList_GivesTheBuffer()
    {
        var data = RandomNumberGenerator.GetBytes(50_000);
        var mapping = _rig.Map(data, DmaDirection.ToDevice);
        var copy = new byte[data.Length];

        var done = 0;
        foreach (var piece in mapping.ScatterGather.Span)
        {
            Dma.Read(piece.PhysicalAddress, copy.AsSpan(done, (int)piece.Length));
            done += (int)piece.Length;
        }

        copy.Should().Equal(data);
        Dma.BytesRead.Should().Be(50_000);
    }

    [Fact]
    public void Write_AcrossFramesOfTheCommonBuffer_IsOneTransfer()
    {
        _rig.Memory.MapContiguous(20_000, Dma, false, out var mapping);
        var data = RandomNumberGenerator.GetBytes(15_000);
        var start = mapping.ScatterGather.Span[0].PhysicalAddress;

        Dma.Write(start + 3_000, data);
        var copy = new byte[15_000];
        Dma.Read(start + 3_000, copy);

        mapping.Memory.Span.Slice(3_000, 15_000).ToArray().Should().Equal(data);
        copy.Should().Equal(data);
    }

    [Fact]
    public void Read_IntoMemoryThatIsMappedToo_DoesNotDeadlock()
    {
        var buffer = new byte[8192];
        buffer[1] = 9;
        var mapping = _rig.Map(buffer, alignment: 4096);

        Dma.Read(mapping.ScatterGather.Span[0].PhysicalAddress, buffer.AsSpan(4096, 2));

        buffer[4097].Should().Be(9);
    }

    [Theory]
    [InlineData(0ul)]
    [InlineData(0x0200_1000ul)]
    [InlineData(0x0100_1000ul)]
    [InlineData(0xFFFF_FFFF_FFFF_FFF0ul)]
    public void Read_NothingMappedThere_IsABugCheck(ulong address) =>
        Violates(() => Dma.Read(address, new byte[8])).Message.Should().Contain("no buffer is mapped").And.Contain("8 bytes");

    [Fact]
    public void Write_AnotherDevicesBuffer_IsABugCheck()
    {
        var mapping = _rig.Map(new byte[100]);
        var other = new TestBoard();
        other.Attach(_rig.Bus, _rig.Line);

        Violates(() => other.Adapter.Write(First(mapping), new byte[8])).Message.Should().Contain("not mapped for this device");
    }

    [Fact]
    public void Write_ReadOnlyBuffer_IsABugCheckAndChangesNothing()
    {
        var buffer = new byte[100];
        var mapping = _rig.Map(buffer, DmaDirection.ToDevice);

        Violates(() => Dma.Write(First(mapping), new byte[] { 1 })).Message.Should().Contain("read-only");
        buffer[0].Should().Be(0);
    }

    [Fact]
    public void Write_PastTheLastPiece_IsABugCheck()
    {
        var mapping = _rig.Map(new byte[100], alignment: 4096);

        Violates(() => Dma.Write(First(mapping) + 96, new byte[5])).Message.Should().Contain("not all within");
    }

    [Fact]
    public void Write_BeforeTheFirstByte_IsABugCheck()
    {
        var mapping = _rig.Map(new byte[8000]);
        var start = First(mapping);
        start = (start & 4095) == 0 ? start + 4096 : start;

        Violates(() => Dma.Write(start - 1, new byte[1]));
    }

    [Fact]
    public void Write_PastAFullPiece_RunsIntoTheGuard()
    {
        var mapping = _rig.Map(new byte[100_000], alignment: 4096);

        foreach (var piece in mapping.ScatterGather.ToArray())
        {
            Violates(() => Dma.Write(piece.PhysicalAddress, new byte[piece.Length + 1]));
        }
    }

    [Fact]
    public void Write_AfterUnmap_IsABugCheckAndChangesNothing()
    {
        var buffer = new byte[100];
        var mapping = _rig.Map(buffer);
        var first = First(mapping);
        _rig.Memory.Unmap(mapping);

        Violates(() => Dma.Write(first, new byte[] { 1 })).Message.Should().Contain("no buffer is mapped");
        buffer.Should().OnlyContain(value => value == 0);
    }

    [Fact]
    public void Read_Above16MiBWith24Lines_IsABugCheck()
    {
        var rig = Rig.Attached(has24Lines: true);
        var high = rig.Map(new byte[100]);
        var low = rig.Map(new byte[100], below16MiB: true);

        rig.Board.Adapter.Read(First(low), new byte[100]);
        var read = () => rig.Board.Adapter.Read(First(high), new byte[100]);

        read.Should().Throw<BugCheckException>().WithMessage("*16 MiB*");
    }

    [Fact]
    public void Read_MemoryThatThrows_LeavesTheFrameFree()
    {
        using var memory = new ThrowingMemory();
        var mapping = _rig.Map(memory.Memory, alignment: 4096);

        var read = () => Dma.Read(First(mapping), new byte[4]);

        read.Should().Throw<ObjectDisposedException>();
        _rig.Memory.Unmap(mapping);
    }

    [Fact]
    public void Read_AfterDetach_GivesAllOnesAndIsNoViolation()
    {
        var mapping = _rig.Map(new byte[100]);
        var dma = Dma;
        _rig.Board.Detach();
        var copy = new byte[4];

        dma.Read(First(mapping), copy);
        dma.Write(0, copy);

        copy.Should().OnlyContain(value => value == 0xFF);
        _rig.Drive.BugChecks.Should().BeEmpty();
    }

    [Fact]
    public void Read_BusMasterBitOff_GivesAllOnes()
    {
        var mapping = _rig.Map(new byte[100]);
        _rig.Board.WriteConfiguration(4, [0x03, 0x00]);
        var copy = new byte[4];

        Dma.Read(First(mapping), copy);

        copy.Should().OnlyContain(value => value == 0xFF);
    }

    [Fact]
    public async Task Unmap_CopyUnderWay_WaitsForIt()
    {
        using var memory = new SlowMemory();
        var mapping = _rig.Map(memory.Memory, alignment: 4096);
        var first = First(mapping);
        var write = OnAThreadOfItsOwn(() => Dma.Write(first, new byte[] { 7 }));
        memory.Entered.Wait();

        var started = new TaskCompletionSource();
        var unmap = OnAThreadOfItsOwn(() =>
        {
            started.SetResult();
            _rig.Memory.Unmap(mapping);
        });
        await started.Task;
        await Task.Delay(50);
        unmap.IsCompleted.Should().BeFalse();
        memory.Release.Set();

        await unmap;
        memory.Bytes[0].Should().Be(7);
        await write;
    }

    [Fact]
    public async Task Unmap_WhileADeviceWrites_NoWriteLandsAfterwards()
    {
        var buffer = new byte[64];
        var late = 0;
        for (var turn = 0; turn < 300; turn++)
        {
            var mapping = _rig.Map(buffer, alignment: 4096);
            var first = First(mapping);
            var started = new TaskCompletionSource();
            var writer = Task.Run(() =>
            {
                var data = new byte[64];
                try
                {
                    for (var value = 1; ; value++)
                    {
                        data.AsSpan().Fill((byte)value);
                        Dma.Write(first, data);
                        started.TrySetResult();
                    }
                }
                catch (BugCheckException)
                {
                    // The buffer is gone; that the device goes on is its mistake.
                }
            });
            await started.Task;
            _rig.Memory.Unmap(mapping);
            var seen = buffer.ToArray();
            seen.Distinct().Should().ContainSingle("a copy under way is waited for");
            await writer;
            late += buffer.AsSpan().SequenceEqual(seen) ? 0 : 1;
        }

        late.Should().Be(0);
    }

    [Fact]
    public void Write_SteadyState_AllocatesNothing()
    {
        var mapping = _rig.Map(new byte[4096], alignment: 4096);
        var data = new byte[4096];
        var first = First(mapping);

        var bytes = Allocation.Of(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                Dma.Write(first, data);
                Dma.Read(first, data);
            }
        });

        bytes.Should().Be(0);
    }

    private static ulong First(MemoryMapping mapping) => mapping.ScatterGather.Span[0].PhysicalAddress;

    private static Task OnAThreadOfItsOwn(Action action) =>
        Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private BugCheckException Violates(Action transfer)
    {
        var thrown = transfer.Should().Throw<BugCheckException>().Which;
        thrown.Code.Should().Be(BugCheckCode.DriverVerifierDmaViolation);
        _rig.Drive.BugChecks.Should().Contain(thrown);
        return thrown;
    }

    private sealed class ThrowingMemory : ClientMemory
    {
        public override Span<byte> GetSpan() => throw new ObjectDisposedException("the client's buffer");
    }

    /// <summary>Holds up whoever is about to copy.</summary>
    private sealed class SlowMemory : ClientMemory
    {
        public byte[] Bytes { get; } = new byte[100];

        public ManualResetEventSlim Entered { get; } = new();

        public ManualResetEventSlim Release { get; } = new();

        public override Span<byte> GetSpan()
        {
            Entered.Set();
            Release.Wait();
            return Bytes;
        }
    }

    private abstract class ClientMemory : MemoryManager<byte>
    {
        public override Memory<byte> Memory => CreateMemory(100);

        public override MemoryHandle Pin(int elementIndex = 0) => default;

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
