using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <content>The port forms.</content>
public sealed partial class IoRange
{
    /// <summary>Reads an 8-bit port.</summary>
    /// <remarks>Native name: READ_PORT_UCHAR. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes.</param>
    /// <returns>The value.</returns>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no ports.</exception>
    [NativeName("READ_PORT_UCHAR")]
    public byte ReadPortUchar(int offset) => (byte)Read(offset, 1, false);

    /// <summary>Writes an 8-bit port.</summary>
    /// <remarks>Native name: WRITE_PORT_UCHAR. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no ports.</exception>
    [NativeName("WRITE_PORT_UCHAR")]
    public void WritePortUchar(int offset, byte value) => Write(offset, 1, false, value);

    /// <summary>Reads one 8-bit port again and again.</summary>
    /// <remarks>Native name: READ_PORT_BUFFER_UCHAR. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes.</param>
    /// <param name="buffer">Receives the values, in order.</param>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no ports.</exception>
    [NativeName("READ_PORT_BUFFER_UCHAR")]
    public void ReadPortBufferUchar(int offset, Span<byte> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            buffer[i] = ReadPortUchar(offset);
        }
    }

    /// <summary>Writes one 8-bit port again and again.</summary>
    /// <remarks>Native name: WRITE_PORT_BUFFER_UCHAR. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes.</param>
    /// <param name="buffer">The values, in order.</param>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no ports.</exception>
    [NativeName("WRITE_PORT_BUFFER_UCHAR")]
    public void WritePortBufferUchar(int offset, ReadOnlySpan<byte> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            WritePortUchar(offset, buffer[i]);
        }
    }

    /// <summary>Reads a 16-bit port.</summary>
    /// <remarks>Native name: READ_PORT_USHORT. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes; a multiple of 2.</param>
    /// <returns>The value.</returns>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no ports.</exception>
    [NativeName("READ_PORT_USHORT")]
    public ushort ReadPortUshort(int offset) => (ushort)Read(offset, 2, false);

    /// <summary>Writes a 16-bit port.</summary>
    /// <remarks>Native name: WRITE_PORT_USHORT. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes; a multiple of 2.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no ports.</exception>
    [NativeName("WRITE_PORT_USHORT")]
    public void WritePortUshort(int offset, ushort value) => Write(offset, 2, false, value);

    /// <summary>Reads one 16-bit port again and again.</summary>
    /// <remarks>Native name: READ_PORT_BUFFER_USHORT. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes; a multiple of 2.</param>
    /// <param name="buffer">Receives the values, in order.</param>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no ports.</exception>
    [NativeName("READ_PORT_BUFFER_USHORT")]
    public void ReadPortBufferUshort(int offset, Span<ushort> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            buffer[i] = ReadPortUshort(offset);
        }
    }

    /// <summary>Writes one 16-bit port again and again.</summary>
    /// <remarks>Native name: WRITE_PORT_BUFFER_USHORT. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes; a multiple of 2.</param>
    /// <param name="buffer">The values, in order.</param>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no ports.</exception>
    [NativeName("WRITE_PORT_BUFFER_USHORT")]
    public void WritePortBufferUshort(int offset, ReadOnlySpan<ushort> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            WritePortUshort(offset, buffer[i]);
        }
    }

    /// <summary>Reads a 32-bit port.</summary>
    /// <remarks>Native name: READ_PORT_ULONG. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes; a multiple of 4.</param>
    /// <returns>The value.</returns>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no ports.</exception>
    [NativeName("READ_PORT_ULONG")]
    public uint ReadPortUlong(int offset) => Read(offset, 4, false);

    /// <summary>Writes a 32-bit port.</summary>
    /// <remarks>Native name: WRITE_PORT_ULONG. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes; a multiple of 4.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no ports.</exception>
    [NativeName("WRITE_PORT_ULONG")]
    public void WritePortUlong(int offset, uint value) => Write(offset, 4, false, value);

    /// <summary>Reads one 32-bit port again and again.</summary>
    /// <remarks>Native name: READ_PORT_BUFFER_ULONG. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes; a multiple of 4.</param>
    /// <param name="buffer">Receives the values, in order.</param>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no ports.</exception>
    [NativeName("READ_PORT_BUFFER_ULONG")]
    public void ReadPortBufferUlong(int offset, Span<uint> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            buffer[i] = ReadPortUlong(offset);
        }
    }

    /// <summary>Writes one 32-bit port again and again.</summary>
    /// <remarks>Native name: WRITE_PORT_BUFFER_ULONG. Any IRQL. Reference 11.</remarks>
    /// <param name="offset">Where in the range, in bytes; a multiple of 4.</param>
    /// <param name="buffer">The values, in order.</param>
    /// <exception cref="BugCheckException">The access is not within the range, not aligned, or the range has no ports.</exception>
    [NativeName("WRITE_PORT_BUFFER_ULONG")]
    public void WritePortBufferUlong(int offset, ReadOnlySpan<uint> buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            WritePortUlong(offset, buffer[i]);
        }
    }
}
