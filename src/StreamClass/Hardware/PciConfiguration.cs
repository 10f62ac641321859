using System.Buffers.Binary;

namespace StreamClass.Hardware;

/// <summary>The configuration space of a PCI device: 256 bytes, of which few can be written.</summary>
/// <remarks>
/// A driver reaches it through ReadWriteConfig. Writing all ones to a base address register makes it show its size. Read and
/// written under the device's serializer. Reference 3.
/// </remarks>
public sealed class PciConfiguration
{
    /// <summary>How many bytes there are.</summary>
    public const int Size = 256;

    private const int Command = 0x04;
    private const int Status = 0x06;
    private const int FirstBar = 0x10;
    private const int InterruptLineRegister = 0x3C;
    private const int InterruptPinRegister = 0x3D;
    private const ushort CommandBits = 0x0547;
    private const ushort CommandIo = 0x0001;
    private const ushort CommandMemory = 0x0002;
    private const ushort CommandMaster = 0x0004;
    private const ushort CommandInterruptDisable = 0x0400;

    private readonly byte[] _values = new byte[Size];
    private readonly byte[] _writable = new byte[Size];

    internal PciConfiguration(PciIdentity identity, ReadOnlySpan<DeviceRange> ranges)
    {
        Put16(0x00, identity.VendorId);
        Put16(0x02, identity.DeviceId);
        Put32(0x08, (identity.ClassCode << 8) | identity.RevisionId);
        Put16(0x2C, identity.SubsystemVendorId);
        Put16(0x2E, identity.SubsystemId);
        Put16(Status, 0x0200);
        _values[InterruptPinRegister] = 1;
        _writable[InterruptLineRegister] = 0xFF;
        _writable[0x0C] = 0xFF;
        _writable[0x0D] = 0xF8;
        BinaryPrimitives.WriteUInt16LittleEndian(_writable.AsSpan(Command), CommandBits);
        foreach (var range in ranges)
        {
            AddBar(range);
        }
    }

    /// <summary>Whether the device answers to its memory addresses.</summary>
    public bool DecodesMemory => (Word(Command) & CommandMemory) != 0;

    /// <summary>Whether the device answers to its ports.</summary>
    public bool DecodesPorts => (Word(Command) & CommandIo) != 0;

    /// <summary>Whether the device may transfer data by itself.</summary>
    public bool IsBusMaster => (Word(Command) & CommandMaster) != 0;

    /// <summary>Whether the board is kept from its interrupt line.</summary>
    public bool DisablesInterrupt => (Word(Command) & CommandInterruptDisable) != 0;

    /// <summary>The number of the interrupt line that the machine wired the device to.</summary>
    public byte InterruptLineNumber
    {
        get => _values[InterruptLineRegister];
        internal set => _values[InterruptLineRegister] = value;
    }

    /// <summary>Adds a register of the board's own.</summary>
    /// <param name="offset">Where it is: a multiple of four from 0x40 on.</param>
    /// <param name="value">What it holds at first.</param>
    /// <param name="writableBits">The bits that a driver can change.</param>
    /// <exception cref="ArgumentOutOfRangeException">The place is not the board's.</exception>
    public void DefineRegister(int offset, uint value, uint writableBits)
    {
        if (offset is < 0x40 or > Size - 4 || offset % 4 != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), offset, "A board's own registers are at multiples of four from 0x40 on.");
        }

        Put32(offset, value);
        BinaryPrimitives.WriteUInt32LittleEndian(_writable.AsSpan(offset), writableBits);
    }

    /// <summary>Reads bytes.</summary>
    /// <param name="offset">Where to begin, in bytes.</param>
    /// <param name="destination">Receives the bytes.</param>
    /// <returns>False when that is not all within the 256 bytes; nothing is read then.</returns>
    public bool Read(int offset, Span<byte> destination)
    {
        if (!IsWithin(offset, destination.Length))
        {
            return false;
        }

        _values.AsSpan(offset, destination.Length).CopyTo(destination);
        return true;
    }

    /// <summary>Writes bytes; bits that are read-only stay as they are.</summary>
    /// <param name="offset">Where to begin, in bytes.</param>
    /// <param name="source">The bytes.</param>
    /// <returns>False when that is not all within the 256 bytes; nothing is written then.</returns>
    internal bool Write(int offset, ReadOnlySpan<byte> source)
    {
        if (!IsWithin(offset, source.Length))
        {
            return false;
        }

        for (var i = 0; i < source.Length; i++)
        {
            var mask = _writable[offset + i];
            _values[offset + i] = (byte)((_values[offset + i] & ~mask) | (source[i] & mask));
        }

        return true;
    }

    /// <summary>Keeps the device off its interrupt line.</summary>
    internal void DisableInterrupt() => Put16(Command, (ushort)(Word(Command) | CommandInterruptDisable));

    /// <summary>Lets the device interrupt.</summary>
    internal void EnableInterrupt() => Put16(Command, (ushort)(Word(Command) & ~CommandInterruptDisable));

    /// <summary>Gives a range its address, and lets the device answer there.</summary>
    internal void Assign(DeviceRange range, ulong start)
    {
        var at = FirstBar + (4 * range.Bar);
        Put32(at, (uint)start | (range.InMemory ? 0u : 1u));
        Put16(Command, (ushort)(Word(Command) | (range.InMemory ? CommandMemory : CommandIo) | CommandMaster));
    }

    /// <summary>What a reset of the bus does: the device answers nowhere.</summary>
    internal void Reset() => Put16(Command, 0);

    private static bool IsWithin(int offset, int length) => offset >= 0 && offset + (long)length <= Size;

    private void AddBar(DeviceRange range)
    {
        var smallest = range.InMemory ? 16u : 4u;
        if (range.Bar is < 0 or > 5 || range.Length < smallest || (range.Length & (range.Length - 1)) != 0)
        {
            throw new ArgumentException($"{range} cannot be a PCI range.", nameof(range));
        }

        var at = FirstBar + (4 * range.Bar);
        if (_writable.AsSpan(at, 4).ContainsAnyExcept((byte)0))
        {
            throw new ArgumentException($"{range} uses a base address register that another range has.", nameof(range));
        }

        Put32(at, range.InMemory ? 0u : 1u);
        BinaryPrimitives.WriteUInt32LittleEndian(_writable.AsSpan(at), ~(range.Length - 1));
    }

    private ushort Word(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(_values.AsSpan(offset));

    private void Put16(int offset, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(_values.AsSpan(offset), value);

    private void Put32(int offset, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(_values.AsSpan(offset), value);
}
