using StreamClass.Client;
using StreamClass.Hardware;

namespace StreamClass.Testing;

/// <summary>What a scenario of a <see cref="MinidriverTest{TBoard}"/> works with: as the other form, with its board.</summary>
/// <typeparam name="TBoard">The class of the board.</typeparam>
public sealed class DeviceUnderTest<TBoard> : DeviceUnderTest
    where TBoard : VirtualDevice?
{
    internal DeviceUnderTest(Machine machine, Driver driver, TBoard board)
        : base(machine, driver, board) => Board = board;

    /// <summary>The board.</summary>
    public TBoard Board { get; }
}
