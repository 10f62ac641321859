using System.Buffers.Binary;
using StreamClass.Hardware;

namespace StreamClass.Testing.Scripting;

/// <summary>The registers of a board as plain memory, each with the value that it has after a reset.</summary>
internal sealed class RegisterFile(IReadOnlyList<DeviceRange> ranges)
{
    private readonly byte[][] _cells = [.. ranges.Select(static range => new byte[range.Length])];
    private readonly byte[][] _afterReset = [.. ranges.Select(static range => new byte[range.Length])];

    public uint Read(int range, int register, int width)
    {
        var cell = _cells[range].AsSpan(register);
        return width switch
        {
            1 => cell[0],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(cell),
            _ => BinaryPrimitives.ReadUInt32LittleEndian(cell),
        };
    }

    public void Write(int range, int register, int width, uint value) => Write(_cells[range].AsSpan(register), width, value);

    /// <summary>Sets the value that a register has after a reset.</summary>
    public void Initialize(int range, int register, int width, uint value) => Write(_afterReset[range].AsSpan(register), width, value);

    public void Reset()
    {
        for (var i = 0; i < _cells.Length; i++)
        {
            _afterReset[i].CopyTo(_cells[i], 0);
        }
    }

    private static void Write(Span<byte> cell, int width, uint value)
    {
        switch (width)
        {
            case 1:
                cell[0] = (byte)value;
                break;
            case 2:
                BinaryPrimitives.WriteUInt16LittleEndian(cell, (ushort)value);
                break;
            default:
                BinaryPrimitives.WriteUInt32LittleEndian(cell, value);
                break;
        }
    }
}
