using System.Runtime.CompilerServices;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Kernel.Live;

namespace StreamClass.Tests.Hardware;

public class KernelMemoryTests
{
    private readonly KernelMemory _memory = new(new LiveDrive(TimeProvider.System));

    [Fact]
    public void KernelAddress_Layout_IsEightBytesRegionAboveOffset()
    {
        Unsafe.SizeOf<KernelAddress>().Should().Be(8);
        new KernelAddress(0x12, 0x34).Value.Should().Be(0x0012_0000_0000_0034);
        KernelAddress.Null.IsNull.Should().BeTrue();
    }

    [Fact]
    public void KernelAddress_Plus_MovesWithinTheRegion()
    {
        var address = new KernelAddress(3, 100) + 28;

        address.Region.Should().Be(3);
        address.Offset.Should().Be(128);
        (address + -128).Offset.Should().Be(0);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1L << 48)]
    public void KernelAddress_PlusOutOfTheRegion_Throws(long distance)
    {
        var move = () => new KernelAddress(3, 0) + distance;

        move.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void TryFind_WithinTheRegion_GivesItsMemory()
    {
        var bytes = new byte[100];
        var address = _memory.Add(bytes, isWritable: true);

        _memory.TryFind(address + 40, 60, out var region).Should().BeTrue();
        region.Writable.Span[40] = 7;
        bytes[40].Should().Be(7);
    }

    [Fact]
    public void TryFind_PastTheEndNullOrNeverAdded_IsFalse()
    {
        var address = _memory.Add(new byte[100], isWritable: false);

        _memory.TryFind(address + 40, 61, out _).Should().BeFalse();
        _memory.TryFind(KernelAddress.Null, 0, out _).Should().BeFalse();
        _memory.TryFind(new KernelAddress(9, 0), 1, out _).Should().BeFalse();
    }

    [Fact]
    public void TryFind_AfterRemove_IsFalseForLong()
    {
        var address = _memory.Add(new byte[100], isWritable: true);
        _memory.Remove(address);

        for (var i = 0; i < 200; i++)
        {
            var other = _memory.Add(new byte[100], isWritable: true);
            _memory.TryFind(address, 1, out _).Should().BeFalse();
            _memory.Remove(other);
        }
    }

    [Fact]
    public void Remove_Twice_Throws()
    {
        var address = _memory.Add(new byte[100], isWritable: true);
        _memory.Remove(address);

        var again = () => _memory.Remove(address);

        again.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Add_MoreThanSixteenBitsOfRegions_GivesNull()
    {
        for (var i = 1; i < 1 << 16; i++)
        {
            _memory.Add(default, isWritable: false).Region.Should().Be((ushort)i);
        }

        _memory.Add(default, isWritable: false).IsNull.Should().BeTrue();
        _memory.Count.Should().Be(65535);
    }

    [Fact]
    public void Writable_OfReadOnlyMemory_Throws()
    {
        _memory.TryFind(_memory.Add(new byte[1], isWritable: false), 1, out var region);

        var write = () => region.Writable;

        write.Should().Throw<InvalidOperationException>();
    }
}
