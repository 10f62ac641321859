using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DvdDecoder.Board.Chip;

/// <summary>Reads bits, most significant first. Beyond the end it reads zeros and says so.</summary>
/// <remarks>
/// The next bits stand at the top of a 64-bit word; after <see cref="Refill"/> at least 32 of them are there. A hot loop copies the reader
/// into a local, so that the word lives in a register, and writes it back at the end.
/// </remarks>
internal ref struct BitReader
{
    private readonly ref byte _start;
    private readonly int _length;
    private int _next;
    private int _count;
    private ulong _word;

    public BitReader(ReadOnlySpan<byte> data)
    {
        _start = ref MemoryMarshal.GetReference(data);
        _length = data.Length;
        Refill();
    }

    /// <summary>Whether more bits were consumed than there were.</summary>
    public readonly bool IsOverrun => (_next * 8L) - _count > _length * 8L;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Refill()
    {
        if (_count < 32)
        {
            var bits = _next <= _length - 4
                ? BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref _start, _next)))
                : ReadTail();
            _word |= (ulong)bits << (32 - _count);
            _next += 4;
            _count += 32;
        }
    }

    /// <summary>The next bits, without consuming them; the caller has refilled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Peek(int bits) => (int)(_word >> (64 - bits));

    /// <summary>Consumes bits that were peeked at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int bits)
    {
        _word <<= bits;
        _count -= bits;
    }

    /// <summary>Refills and reads 1 to 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Read(int bits)
    {
        Refill();
        var value = Peek(bits);
        Skip(bits);
        return value;
    }

    /// <summary>Refills and reads one bit.</summary>
    public bool ReadFlag() => Read(1) != 0;

    private readonly uint ReadTail()
    {
        var bits = 0u;
        for (var i = 0; i < 4; i++)
        {
            bits <<= 8;
            bits |= _next + i < _length ? Unsafe.Add(ref _start, _next + i) : 0u;
        }

        return bits;
    }
}
