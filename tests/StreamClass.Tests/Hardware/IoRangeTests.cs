using StreamClass.Kernel;
using StreamClass.Tests.Conformance;

namespace StreamClass.Tests.Hardware;

public class IoRangeTests
{
    private readonly Rig _rig = Rig.Attached();

    [Fact]
    public void ReadRegister_EveryWidth_ReachesTheBoardAndCutsTheValue()
    {
        var seen = new List<(int Range, int Offset, int Width)>();
        _rig.Board.OnRead = (range, offset, width) =>
        {
            seen.Add((range, offset, width));
            return 0x8765_4321;
        };

        _rig.Registers.ReadRegisterUchar(3).Should().Be(0x21);
        _rig.Registers.ReadRegisterUshort(2).Should().Be(0x4321);
        _rig.Registers.ReadRegisterUlong(252).Should().Be(0x8765_4321);
        _rig.Ports.ReadPortUchar(15).Should().Be(0x21);
        _rig.Ports.ReadPortUshort(14).Should().Be(0x4321);
        _rig.Ports.ReadPortUlong(12).Should().Be(0x8765_4321);

        seen.Should().Equal((0, 3, 1), (0, 2, 2), (0, 252, 4), (1, 15, 1), (1, 14, 2), (1, 12, 4));
    }

    [Fact]
    public void WriteRegisterBuffer_Values_GoToConsecutiveRegisters()
    {
        _rig.Registers.WriteRegisterBufferUlong(16, [1, 2, 3]);
        var read = new ushort[2];
        _rig.Registers.ReadRegisterBufferUshort(20, read);

        _rig.Board.Values[24].Should().Be(3);
        read.Should().Equal(2, 0);
    }

    [Fact]
    public void WritePortBuffer_Values_AllGoToOnePort()
    {
        var seen = new List<uint>();
        _rig.Board.OnWrite = (_, offset, _, value) => seen.Add(((uint)offset << 8) + value);

        _rig.Ports.WritePortBufferUchar(5, [1, 2, 3]);

        seen.Should().Equal(0x501, 0x502, 0x503);
    }

    [Theory]
    [InlineData(-4)]
    [InlineData(253)]
    [InlineData(256)]
    [InlineData(2)]
    public void ReadRegisterUlong_OutsideOrUnaligned_IsABugCheck(int offset)
    {
        var read = () => _rig.Registers.ReadRegisterUlong(offset);

        read.Should().Throw<BugCheckException>().Which.Code.Should().Be(BugCheckCode.DriverVerifierDetectedViolation);
        _rig.Drive.BugChecks.Should().ContainSingle();
    }

    [Fact]
    public void WriteRegisterBuffer_PastTheEnd_IsABugCheckAtTheEnd()
    {
        var write = () => _rig.Registers.WriteRegisterBufferUlong(248, new uint[3]);

        write.Should().Throw<BugCheckException>().WithMessage("*0x100*256 bytes*");
    }

    [Fact]
    [Conformance("11 ports-and-registers")]
    public void ReadPort_OfRegisters_IsABugCheck()
    {
        var read = () => _rig.Registers.ReadPortUlong(0);
        var write = () => _rig.Ports.WriteRegisterUchar(0, 1);

        read.Should().Throw<BugCheckException>().WithMessage("*other form*");
        write.Should().Throw<BugCheckException>().WithMessage("*other form*");
    }

    [Fact]
    public void ReadAndWriteRegister_SteadyState_AllocatesNothing()
    {
        var registers = _rig.Registers;

        var bytes = Allocation.Of(() =>
        {
            for (var i = 0; i < 3000; i++)
            {
                registers.WriteRegisterUlong(0, registers.ReadRegisterUlong(4));
            }
        });

        bytes.Should().Be(0);
    }
}
