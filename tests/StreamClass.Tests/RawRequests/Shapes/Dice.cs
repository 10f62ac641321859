using System.Buffers.Binary;

namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>Everything that is left to chance; one seed, one course.</summary>
internal sealed class Dice(ulong seed)
{
    private readonly Random _random = new(Mix(seed));

    public int Below(int bound) => _random.Next(bound);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public uint Word() => (uint)_random.NextInt64(0x1_0000_0000);

    public T OneOf<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    public Guid Guid() => new(Bytes(16));

    /// <summary>A number that no small table has, most of the time just behind its end.</summary>
    public uint BadNumber() => Below(3) switch { 0 => (uint)(200 + Below(100)), 1 => uint.MaxValue, _ => Word() | 0x1000 };

    /// <summary>A size that something of the right size does not have.</summary>
    public uint BadSize(uint right) => Below(6) switch
    {
        0 => 0,
        1 => right - 1,
        2 => right + 1 + (uint)Below(4096),
        3 => uint.MaxValue - (uint)Below(8),
        4 => (uint)Below(64),
        _ => Word(),
    };

    public ulong Long() => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(8));

    /// <summary>Neighbouring seeds share nothing.</summary>
    private static int Mix(ulong seed)
    {
        var mixed = (seed + 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 29)) * 0x94D049BB133111EB;
        return (int)((mixed >> 33) & int.MaxValue);
    }
}
