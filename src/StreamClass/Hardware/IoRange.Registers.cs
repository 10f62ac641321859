using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <content>The register forms.</content>
public sealed partial class IoRange
{
    /// <summary>Reads an 8-bit register.</summary>
    /// <remarks>Native name: READ_REGISTER_UCHAR. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes.</param>
    /// <returns>The value.</returns>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no registers.</exception>
    [NativeName("READ_REGISTER_UCHAR")]
    public byte ReadRegisterUchar(int offset) => (byte)Read(offset, 1, true);

    /// <summary>Writes an 8-bit register.</summary>
    /// <remarks>Native name: WRITE_REGISTER_UCHAR. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no registers.</exception>
    [NativeName("WRITE_REGISTER_UCHAR")]
    public void WriteRegisterUchar(int offset, byte value) => Write(offset, 1, true, value);

    /// <summary>Reads consecutive 8-bit registers.</summary>
    /// <remarks>Native name: READ_REGISTER_BUFFER_UCHAR. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes.</param>
    /// <param name="buffer">Receives the values, in order.</param>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no registers.</exception>
    [NativeName("READ_REGISTER_BUFFER_UCHAR")]
    public void ReadRegisterBufferUchar(int offset, Span<byte> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            buffer[i] = ReadRegisterUchar(offset + i);
        }
    }

    /// <summary>Writes consecutive 8-bit registers.</summary>
    /// <remarks>Native name: WRITE_REGISTER_BUFFER_UCHAR. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes.</param>
    /// <param name="buffer">The values, in order.</param>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no registers.</exception>
    [NativeName("WRITE_REGISTER_BUFFER_UCHAR")]
    public void WriteRegisterBufferUchar(int offset, ReadOnlySpan<byte> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            WriteRegisterUchar(offset + i, buffer[i]);
        }
    }

    /// <summary>Reads a 16-bit register.</summary>
    /// <remarks>Native name: READ_REGISTER_USHORT. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes; a multiple of 2.</param>
    /// <returns>The value.</returns>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no registers.</exception>
    [NativeName("READ_REGISTER_USHORT")]
    public ushort ReadRegisterUshort(int offset) => (ushort)Read(offset, 2, true);

    /// <summary>Writes a 16-bit register.</summary>
    /// <remarks>Native name: WRITE_REGISTER_USHORT. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes; a multiple of 2.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no registers.</exception>
    [NativeName("WRITE_REGISTER_USHORT")]
    public void WriteRegisterUshort(int offset, ushort value) => Write(offset, 2, true, value);

    /// <summary>Reads consecutive 16-bit registers.</summary>
    /// <remarks>Native name: READ_REGISTER_BUFFER_USHORT. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes; a multiple of 2.</param>
    /// <param name="buffer">Receives the values, in order.</param>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no registers.</exception>
    [NativeName("READ_REGISTER_BUFFER_USHORT")]
    public void ReadRegisterBufferUshort(int offset, Span<ushort> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            buffer[i] = ReadRegisterUshort(offset + (2 * i));
        }
    }

    /// <summary>Writes consecutive 16-bit registers.</summary>
    /// <remarks>Native name: WRITE_REGISTER_BUFFER_USHORT. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes; a multiple of 2.</param>
    /// <param name="buffer">The values, in order.</param>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no registers.</exception>
    [NativeName("WRITE_REGISTER_BUFFER_USHORT")]
    public void WriteRegisterBufferUshort(int offset, ReadOnlySpan<ushort> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            WriteRegisterUshort(offset + (2 * i), buffer[i]);
        }
    }

    /// <summary>Reads a 32-bit register.</summary>
    /// <remarks>Native name: READ_REGISTER_ULONG. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes; a multiple of 4.</param>
    /// <returns>The value.</returns>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no registers.</exception>
    [NativeName("READ_REGISTER_ULONG")]
    public uint ReadRegisterUlong(int offset) => Read(offset, 4, true);

    /// <summary>Writes a 32-bit register.</summary>
    /// <remarks>Native name: WRITE_REGISTER_ULONG. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes; a multiple of 4.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no registers.</exception>
    [NativeName("WRITE_REGISTER_ULONG")]
    public void WriteRegisterUlong(int offset, uint value) => Write(offset, 4, true, value);

    /// <summary>Reads consecutive 32-bit registers.</summary>
    /// <remarks>Native name: READ_REGISTER_BUFFER_ULONG. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes; a multiple of 4.</param>
    /// <param name="buffer">Receives the values, in order.</param>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no registers.</exception>
    [NativeName("READ_REGISTER_BUFFER_ULONG")]
    public void ReadRegisterBufferUlong(int offset, Span<uint> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            buffer[i] = ReadRegisterUlong(offset + (4 * i));
        }
    }

    /// <summary>Writes consecutive 32-bit registers.</summary>
    /// <remarks>Native name: WRITE_REGISTER_BUFFER_ULONG. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes; a multiple of 4.</param>
    /// <param name="buffer">The values, in order.</param>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no registers.</exception>
    [NativeName("WRITE_REGISTER_BUFFER_ULONG")]
    public void WriteRegisterBufferUlong(int offset, ReadOnlySpan<uint> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            WriteRegisterUlong(offset + (4 * i), buffer[i]);
        }
    }
}
