using StreamClass.Hardware;

namespace StreamClass.Tests.Hardware;

public class PciConfigurationTests
{
    private readonly Rig _rig = Rig.Attached();

    [Fact]
    public void Read_Identity_IsWhatTheBoardSays()
    {
        Read(0x00).Should().Be(0x2309_105D);
        Read(0x08).Should().Be(0x0400_0003);
        Read(0x2C).Should().Be(0x5678_1234);
        (Read(0x3C) >> 8 & 0xFF).Should().Be(1, "the board interrupts at pin A");
    }

    [Fact]
    public void Write_AllOnesToABar_ShowsItsSize()
    {
        var memory = Read(0x10);
        var ports = Read(0x14);
        Write(0x10, uint.MaxValue);
        Write(0x14, uint.MaxValue);
        Write(0x18, uint.MaxValue);

        (~(Read(0x10) & ~0xFu) + 1).Should().Be(256);
        (~(Read(0x14) & ~0x3u) + 1).Should().Be(16);
        (Read(0x14) & 3).Should().Be(1, "these are ports");
        Read(0x18).Should().Be(0, "nothing is there");

        Write(0x10, memory);
        Write(0x14, ports);
        Read(0x10).Should().Be(memory);
        Read(0x14).Should().Be(ports);
    }

    [Fact]
    public void Attach_Bars_HoldTheAddressesOfTheRanges()
    {
        _rig.Board.AccessRanges[0].RangeStart.Should().Be(Read(0x10));
        _rig.Board.AccessRanges[1].RangeStart.Should().Be(Read(0x14) & ~3u);
        (_rig.Board.AccessRanges[0].RangeStart % 256).Should().Be(0);
        _rig.Board.AccessRanges[0].RangeInMemory.Should().BeTrue();
        _rig.Board.AccessRanges[1].RangeLength.Should().Be(16);
    }

    [Fact]
    public void Write_ReadOnlyFields_ChangesNothing()
    {
        Write(0x00, 0);
        Write(0x08, 0);

        Read(0x00).Should().Be(0x2309_105D);
        Read(0x08).Should().Be(0x0400_0003);
    }

    [Fact]
    public void Write_DecodingOff_RegistersReadAllOnes()
    {
        _rig.Registers.WriteRegisterUlong(0, 7);
        _rig.Board.WriteConfiguration(4, [0x01]);

        _rig.Registers.ReadRegisterUlong(0).Should().Be(uint.MaxValue);
        _rig.Ports.ReadPortUlong(0).Should().Be(7);
    }

    [Fact]
    public void DefineRegister_WritableBits_OnlyThoseChange()
    {
        _rig.Board.Configuration.DefineRegister(0x40, 0x1234_5678, 0x0000_FF00);
        Write(0x40, 0);

        Read(0x40).Should().Be(0x1234_0078);
    }

    [Fact]
    public void Read_PastTheEnd_IsFalse() => _rig.Board.ReadConfiguration(253, new byte[4]).Should().BeFalse();

    [Theory]
    [InlineData(6, 256)]
    [InlineData(0, 100)]
    [InlineData(0, 8)]
    public void Constructor_RangeThatIsNone_Throws(int bar, uint length)
    {
        var make = () => new PciConfiguration(default, [new DeviceRange(bar, length, true)]);

        make.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Constructor_SameBarTwice_Throws()
    {
        var make = () => new PciConfiguration(default, [new DeviceRange(0, 256, true), new DeviceRange(0, 256, true)]);

        make.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Attach_AgainAndAgain_ReusesAddresses()
    {
        for (var i = 0; i < 5000; i++)
        {
            _rig.Board.Detach();
            _rig.Board.Attach(_rig.Bus, _rig.Line);
        }

        _rig.Board.AccessRanges[1].RangeStart.Should().Be(0x1000);
    }

    private uint Read(int offset)
    {
        var bytes = new byte[4];
        _rig.Board.ReadConfiguration(offset, bytes).Should().BeTrue();
        return BitConverter.ToUInt32(bytes);
    }

    private void Write(int offset, uint value) => _rig.Board.WriteConfiguration(offset, BitConverter.GetBytes(value)).Should().BeTrue();
}
