using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Tests.Conformance;

namespace StreamClass.Tests.Hardware;

/// <summary>Every native form of access to ports and registers. Reference 11.</summary>
public class IoFormTests
{
    private readonly Rig _rig = Rig.Attached();
    private readonly List<(int Offset, int Width, uint Value)> _seen = [];

    public IoFormTests()
    {
        _rig.Board.OnRead = (_, offset, width) =>
        {
            _seen.Add((offset, width, 0));
            return 0x8070_6050u + (uint)_seen.Count;
        };
        _rig.Board.OnWrite = (_, offset, width, value) => _seen.Add((offset, width, value));
    }

    [Fact]
    public void Forms_OfTheNativeInterface_AreAllThere()
    {
        var forms =
            from direction in new[] { "READ", "WRITE" }
            from space in new[] { "PORT", "REGISTER" }
            from buffer in new[] { string.Empty, "BUFFER_" }
            from width in new[] { "UCHAR", "USHORT", "ULONG" }
            select $"{direction}_{space}_{buffer}{width}";
        typeof(IoRange).GetMethods().SelectMany(static method => method.GetCustomAttributes(typeof(NativeNameAttribute), false))
            .Select(static name => ((NativeNameAttribute)name).Name).Should().BeEquivalentTo(forms);
    }

    [Fact]
    [Conformance("11 READ_PORT_UCHAR")]
    public void ReadPortUchar_OnePort_GivesEightBits() => Reads(1, 3, _rig.Ports.ReadPortUchar(3), 0x51);

    [Fact]
    [Conformance("11 READ_PORT_USHORT")]
    public void ReadPortUshort_OnePort_GivesSixteenBits() => Reads(2, 2, _rig.Ports.ReadPortUshort(2), 0x6051);

    [Fact]
    [Conformance("11 READ_PORT_ULONG")]
    public void ReadPortUlong_OnePort_GivesThirtyTwoBits() => Reads(4, 4, _rig.Ports.ReadPortUlong(4), 0x8070_6051);

    [Fact]
    [Conformance("11 READ_REGISTER_UCHAR")]
    public void ReadRegisterUchar_OneRegister_GivesEightBits() => Reads(1, 3, _rig.Registers.ReadRegisterUchar(3), 0x51);

    [Fact]
    [Conformance("11 READ_REGISTER_USHORT")]
    public void ReadRegisterUshort_OneRegister_GivesSixteenBits() => Reads(2, 2, _rig.Registers.ReadRegisterUshort(2), 0x6051);

    [Fact]
    [Conformance("11 READ_REGISTER_ULONG")]
    public void ReadRegisterUlong_OneRegister_GivesThirtyTwoBits() => Reads(4, 4, _rig.Registers.ReadRegisterUlong(4), 0x8070_6051);

    [Fact]
    [Conformance("11 WRITE_PORT_UCHAR")]
    public void WritePortUchar_OnePort_TakesEightBits()
    {
        _rig.Ports.WritePortUchar(3, 0xA1);
        _seen.Should().Equal((3, 1, 0xA1u));
    }

    [Fact]
    [Conformance("11 WRITE_PORT_USHORT")]
    public void WritePortUshort_OnePort_TakesSixteenBits()
    {
        _rig.Ports.WritePortUshort(2, 0xA1B2);
        _seen.Should().Equal((2, 2, 0xA1B2u));
    }

    [Fact]
    [Conformance("11 WRITE_PORT_ULONG")]
    public void WritePortUlong_OnePort_TakesThirtyTwoBits()
    {
        _rig.Ports.WritePortUlong(4, 0xA1B2_C3D4);
        _seen.Should().Equal((4, 4, 0xA1B2_C3D4));
    }

    [Fact]
    [Conformance("11 WRITE_REGISTER_UCHAR")]
    public void WriteRegisterUchar_OneRegister_TakesEightBits()
    {
        _rig.Registers.WriteRegisterUchar(3, 0xA1);
        _seen.Should().Equal((3, 1, 0xA1u));
    }

    [Fact]
    [Conformance("11 WRITE_REGISTER_USHORT")]
    public void WriteRegisterUshort_OneRegister_TakesSixteenBits()
    {
        _rig.Registers.WriteRegisterUshort(2, 0xA1B2);
        _seen.Should().Equal((2, 2, 0xA1B2u));
    }

    [Fact]
    [Conformance("11 WRITE_REGISTER_ULONG")]
    public void WriteRegisterUlong_OneRegister_TakesThirtyTwoBits()
    {
        _rig.Registers.WriteRegisterUlong(4, 0xA1B2_C3D4);
        _seen.Should().Equal((4, 4, 0xA1B2_C3D4));
    }

    [Fact]
    [Conformance("11 READ_PORT_BUFFER_UCHAR")]
    public void ReadPortBufferUchar_OnePort_IsReadAgainAndAgain()
    {
        var buffer = new byte[3];
        _rig.Ports.ReadPortBufferUchar(3, buffer);
        buffer.Should().Equal(0x51, 0x52, 0x53);
        _seen.Should().Equal((3, 1, 0u), (3, 1, 0u), (3, 1, 0u));
    }

    [Fact]
    [Conformance("11 READ_PORT_BUFFER_USHORT")]
    public void ReadPortBufferUshort_OnePort_IsReadAgainAndAgain()
    {
        var buffer = new ushort[2];
        _rig.Ports.ReadPortBufferUshort(2, buffer);
        buffer.Should().Equal(0x6051, 0x6052);
        _seen.Should().Equal((2, 2, 0u), (2, 2, 0u));
    }

    [Fact]
    [Conformance("11 READ_PORT_BUFFER_ULONG")]
    public void ReadPortBufferUlong_OnePort_IsReadAgainAndAgain()
    {
        var buffer = new uint[2];
        _rig.Ports.ReadPortBufferUlong(4, buffer);
        buffer.Should().Equal(0x8070_6051, 0x8070_6052);
        _seen.Should().Equal((4, 4, 0u), (4, 4, 0u));
    }

    [Fact]
    [Conformance("11 READ_REGISTER_BUFFER_UCHAR")]
    public void ReadRegisterBufferUchar_ConsecutiveRegisters_AreReadInOrder()
    {
        var buffer = new byte[3];
        _rig.Registers.ReadRegisterBufferUchar(3, buffer);
        buffer.Should().Equal(0x51, 0x52, 0x53);
        _seen.Should().Equal((3, 1, 0u), (4, 1, 0u), (5, 1, 0u));
    }

    [Fact]
    [Conformance("11 READ_REGISTER_BUFFER_USHORT")]
    public void ReadRegisterBufferUshort_ConsecutiveRegisters_AreReadInOrder()
    {
        var buffer = new ushort[2];
        _rig.Registers.ReadRegisterBufferUshort(2, buffer);
        buffer.Should().Equal(0x6051, 0x6052);
        _seen.Should().Equal((2, 2, 0u), (4, 2, 0u));
    }

    [Fact]
    [Conformance("11 READ_REGISTER_BUFFER_ULONG")]
    public void ReadRegisterBufferUlong_ConsecutiveRegisters_AreReadInOrder()
    {
        var buffer = new uint[2];
        _rig.Registers.ReadRegisterBufferUlong(4, buffer);
        buffer.Should().Equal(0x8070_6051, 0x8070_6052);
        _seen.Should().Equal((4, 4, 0u), (8, 4, 0u));
    }

    [Fact]
    [Conformance("11 WRITE_PORT_BUFFER_UCHAR")]
    public void WritePortBufferUchar_OnePort_IsWrittenAgainAndAgain()
    {
        _rig.Ports.WritePortBufferUchar(3, [1, 2]);
        _seen.Should().Equal((3, 1, 1u), (3, 1, 2u));
    }

    [Fact]
    [Conformance("11 WRITE_PORT_BUFFER_USHORT")]
    public void WritePortBufferUshort_OnePort_IsWrittenAgainAndAgain()
    {
        _rig.Ports.WritePortBufferUshort(2, [1, 2]);
        _seen.Should().Equal((2, 2, 1u), (2, 2, 2u));
    }

    [Fact]
    [Conformance("11 WRITE_PORT_BUFFER_ULONG")]
    public void WritePortBufferUlong_OnePort_IsWrittenAgainAndAgain()
    {
        _rig.Ports.WritePortBufferUlong(4, [1, 2]);
        _seen.Should().Equal((4, 4, 1u), (4, 4, 2u));
    }

    [Fact]
    [Conformance("11 WRITE_REGISTER_BUFFER_UCHAR")]
    public void WriteRegisterBufferUchar_ConsecutiveRegisters_AreWrittenInOrder()
    {
        _rig.Registers.WriteRegisterBufferUchar(3, [1, 2]);
        _seen.Should().Equal((3, 1, 1u), (4, 1, 2u));
    }

    [Fact]
    [Conformance("11 WRITE_REGISTER_BUFFER_USHORT")]
    public void WriteRegisterBufferUshort_ConsecutiveRegisters_AreWrittenInOrder()
    {
        _rig.Registers.WriteRegisterBufferUshort(2, [1, 2]);
        _seen.Should().Equal((2, 2, 1u), (4, 2, 2u));
    }

    [Fact]
    [Conformance("11 WRITE_REGISTER_BUFFER_ULONG")]
    public void WriteRegisterBufferUlong_ConsecutiveRegisters_AreWrittenInOrder()
    {
        _rig.Registers.WriteRegisterBufferUlong(4, [1, 2]);
        _seen.Should().Equal((4, 4, 1u), (8, 4, 2u));
    }

    private void Reads(int width, int offset, uint value, uint expected)
    {
        value.Should().Be(expected);
        _seen.Should().Equal((offset, width, 0u));
    }
}
