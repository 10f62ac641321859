using StreamClass.Client;
using StreamClass.Ks;

namespace StreamClass.Testing;

/// <summary>Submits reads and writes to a pin without waiting for them.</summary>
public static class PinTransfers
{
    /// <summary>Submits a read.</summary>
    /// <param name="pin">An output pin.</param>
    /// <param name="bytes">How many bytes the buffer has.</param>
    /// <returns>The read, which can be awaited, cancelled and asserted about.</returns>
    /// <exception cref="InvalidOperationException">The pin is an input pin.</exception>
    public static StreamTransfer SubmitRead(this Pin pin, int bytes)
    {
        ArgumentNullException.ThrowIfNull(pin);
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return StreamTransfer.Read(pin, bytes);
    }

    /// <summary>Submits a write.</summary>
    /// <param name="pin">An input pin.</param>
    /// <param name="data">The data; a copy is submitted.</param>
    /// <param name="header">Time and flags of the data.</param>
    /// <returns>The write, which can be awaited, cancelled and asserted about.</returns>
    /// <exception cref="InvalidOperationException">The pin is an output pin.</exception>
    public static StreamTransfer SubmitWrite(this Pin pin, ReadOnlySpan<byte> data, KsStreamHeader header = default)
    {
        ArgumentNullException.ThrowIfNull(pin);
        return StreamTransfer.Write(pin, header, data);
    }
}
