using System.Runtime.CompilerServices;
using StreamClass.Hardware;

namespace StreamClass.Tests.Hardware;

public class PhysicalMemoryTests
{
    [Fact]
    public void KsScatterGather_Layout_IsNative()
    {
        Unsafe.SizeOf<KsScatterGather>().Should().Be(16);
        Unsafe.SizeOf<KsScatterGather[]>().Should().Be(IntPtr.Size);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(65536)]
    [InlineData(1_000_003)]
    public void Map_AnyLength_PiecesCoverTheBufferAndNoTwoAreAdjacent(int length)
    {
        var rig = Rig.Attached();
        for (var turn = 0; turn < 20; turn++)
        {
            var mapping = rig.Map(new byte[length]);

            var list = mapping.ScatterGather.ToArray();
            list.Sum(piece => piece.Length).Should().Be(length);
            list.Should().OnlyContain(piece => (piece.PhysicalAddress >> 12) == ((piece.PhysicalAddress + piece.Length - 1) >> 12));
            var frames = list.Select(piece => (long)(piece.PhysicalAddress >> 12)).ToArray();
            frames.Should().OnlyHaveUniqueItems();
            frames.Zip(frames.Skip(1), (a, b) => Math.Abs(a - b)).Should().NotContain(1);
            if (turn % 2 == 0)
            {
                rig.Memory.Unmap(mapping);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(512)]
    [InlineData(4096)]
    public void Map_Alignment_HoldsForTheFirstAddress(int alignment)
    {
        var rig = Rig.Attached();
        for (var turn = 0; turn < 50; turn++)
        {
            var first = rig.Map(new byte[100], alignment: alignment).ScatterGather.Span[0].PhysicalAddress;
            (first % (ulong)Math.Max(alignment, 1)).Should().Be(0);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8192)]
    public void Map_AlignmentThatIsNone_Throws(int alignment)
    {
        var rig = Rig.Attached();
        var map = () => rig.Memory.Map(new byte[1], rig.Board.Adapter, DmaDirection.FromDevice, false, alignment, out _);

        map.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Map_Below16MiB_AllPiecesAre()
    {
        var rig = Rig.Attached();

        var low = rig.Map(new byte[2_000_000], below16MiB: true);
        var high = rig.Map(new byte[2_000_000]);

        low.ScatterGather.ToArray().Should().OnlyContain(piece => piece.PhysicalAddress + piece.Length <= 1 << 24);
        high.ScatterGather.ToArray().Should().OnlyContain(piece => piece.PhysicalAddress >= 1 << 24);
    }

    [Fact]
    public void Map_Empty_HasNoPieces()
    {
        var mapping = Rig.Attached().Map(Memory<byte>.Empty);

        mapping.Count.Should().Be(0);
    }

    [Fact]
    public void Map_FramesExhausted_IsFalseAndTakesNone()
    {
        var rig = new Rig(frames: 64);
        rig.Board.Attach(rig.Bus, rig.Line);
        var most = rig.Map(new byte[32 * 4096], alignment: 4096);

        rig.Memory.Map(new byte[1], rig.Board.Adapter, DmaDirection.FromDevice, false, 0, out _).Should().BeFalse();
        rig.Memory.Unmap(most);
        rig.Map(new byte[32 * 4096], alignment: 4096).Count.Should().Be(32);
        rig.Memory.MappedBuffers.Should().Be(1);
    }

    [Fact]
    public void Map_SameSeed_SameAddresses()
    {
        ulong[] Run() => [.. Rig.Attached().Map(new byte[100_000]).ScatterGather.ToArray().Select(piece => piece.PhysicalAddress)];

        Run().Should().Equal(Run());
    }

    [Fact]
    public void Map_AfterUnmap_TakesOtherFramesFirst()
    {
        var rig = Rig.Attached();
        var mapping = rig.Map(new byte[4096], alignment: 4096);
        var old = mapping.ScatterGather.Span[0].PhysicalAddress;
        rig.Memory.Unmap(mapping);

        rig.Map(new byte[100 * 4096], alignment: 4096).ScatterGather.ToArray().Should().NotContain(piece => piece.PhysicalAddress == old);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void MapContiguous_Always_IsOneAlignedPiece(bool below16MiB)
    {
        var rig = Rig.Attached();

        rig.Memory.MapContiguous(100_000, rig.Board.Adapter, below16MiB, out var mapping).Should().BeTrue();

        var piece = mapping.ScatterGather.ToArray().Should().ContainSingle().Subject;
        piece.Length.Should().Be(100_000);
        (piece.PhysicalAddress & 4095).Should().Be(0);
        (piece.PhysicalAddress + piece.Length <= 1 << 24).Should().Be(below16MiB);
        mapping.Memory.Length.Should().Be(100_000);
    }

    [Fact]
    public void MapContiguous_AfterMany_FreedRangesJoin()
    {
        var rig = Rig.Attached();
        var mappings = Enumerable.Range(0, 30).Select(_ => Contiguous(rig, 100_000)).ToList();
        rig.Memory.MapContiguous(3_000_000, rig.Board.Adapter, true, out _).Should().BeFalse();

        foreach (var mapping in mappings.Where((_, i) => i % 2 == 0).Concat(mappings.Where((_, i) => i % 2 == 1)).ToList())
        {
            rig.Memory.Unmap(mapping);
        }

        rig.Memory.MapContiguous(4_000_000, rig.Board.Adapter, true, out _).Should().BeTrue();
    }

    [Fact]
    public void Translate_EveryByteOfAScatteredBuffer_LiesInItsPiece()
    {
        var rig = Rig.Attached();
        var mapping = rig.Map(new byte[20_000]);

        var offset = 0u;
        foreach (var piece in mapping.ScatterGather.ToArray())
        {
            for (var i = 0u; i < piece.Length; i += 97)
            {
                PhysicalMemory.Translate(mapping, (int)(offset + i), out var length).Should().Be(piece.PhysicalAddress + i);
                length.Should().Be(piece.Length - i);
            }

            offset += piece.Length;
        }
    }

    [Fact]
    public void Translate_ContiguousBuffer_GivesAllThatIsLeft()
    {
        var rig = Rig.Attached();
        var mapping = Contiguous(rig, 10_000);

        var address = PhysicalMemory.Translate(mapping, 9_000, out var length);

        address.Should().Be(mapping.ScatterGather.Span[0].PhysicalAddress + 9_000);
        length.Should().Be(1_000);
    }

    [Fact]
    public void Translate_PastTheEnd_Throws()
    {
        var mapping = Rig.Attached().Map(new byte[10]);

        var translate = () => PhysicalMemory.Translate(mapping, 10, out _);

        translate.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Unmap_Twice_Throws()
    {
        var rig = Rig.Attached();
        var mapping = rig.Map(new byte[10]);
        rig.Memory.Unmap(mapping);

        var again = () => rig.Memory.Unmap(mapping);

        again.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void MapAndUnmap_SteadyState_AllocatesNothing()
    {
        var rig = Rig.Attached();
        var buffer = new byte[65536];

        var bytes = Allocation.Of(() =>
        {
            for (var i = 0; i < 3000; i++)
            {
                rig.Memory.Map(buffer, rig.Board.Adapter, DmaDirection.FromDevice, false, 16, out var mapping);
                rig.Memory.Unmap(mapping);
            }
        });

        bytes.Should().Be(0);
    }

    private static MemoryMapping Contiguous(Rig rig, int size)
    {
        rig.Memory.MapContiguous(size, rig.Board.Adapter, true, out var mapping).Should().BeTrue();
        return mapping;
    }
}
