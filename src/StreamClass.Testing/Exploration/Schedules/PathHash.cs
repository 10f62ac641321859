using System.Numerics;

namespace StreamClass.Testing.Exploration.Schedules;

/// <summary>A number that tells one path through the choices from another.</summary>
internal struct PathHash
{
    private ulong _value;

    /// <summary>The number for what has been added so far.</summary>
    public readonly ulong Value => (_value ^ (_value >> 29)) * 0xBF58476D1CE4E5B9;

    /// <summary>The same in 32 bits.</summary>
    public readonly uint Checksum => (uint)(Value >> 32);

    /// <summary>Adds a choice.</summary>
    /// <param name="number">How many choices there were before.</param>
    /// <param name="count">Among how many things it was.</param>
    /// <param name="pick">The index of the pick.</param>
    /// <param name="actor">Who acts.</param>
    public void Add(int number, int count, int pick, int actor)
    {
        var choice = ((ulong)(uint)number << 40) ^ ((ulong)(uint)count << 28) ^ ((ulong)(uint)pick << 16) ^ (uint)actor;
        _value = (BitOperations.RotateLeft(_value, 27) ^ choice) * 0x9E3779B97F4A7C15;
        _value ^= _value >> 32;
    }
}
