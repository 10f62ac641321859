using StreamClass.Client;
using StreamClass.Testing.Assertions;
using StreamClass.Testing.Scripting;

namespace StreamClass.Testing;

/// <summary>Begins a sentence about what a test has before it.</summary>
/// <remarks>A sentence that is not true throws a <see cref="MinidriverAssertionException"/>. Goes together with FluentAssertions.</remarks>
public static class ShouldExtensions
{
    /// <summary>Begins a sentence about a read or a write.</summary>
    /// <param name="transfer">The read or write.</param>
    /// <returns>What can be said.</returns>
    public static TransferAssertions Should(this StreamTransfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        return new TransferAssertions(transfer);
    }

    /// <summary>Begins a sentence about a device.</summary>
    /// <param name="device">The device.</param>
    /// <returns>What can be said.</returns>
    public static DeviceAssertions Should(this Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return new DeviceAssertions(device);
    }

    /// <summary>Begins a sentence about the device of a scenario.</summary>
    /// <param name="device">The device.</param>
    /// <returns>What can be said.</returns>
    public static DeviceAssertions Should(this DeviceUnderTest device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return new DeviceAssertions(device.Device);
    }

    /// <summary>Begins a sentence about a machine.</summary>
    /// <param name="machine">The machine.</param>
    /// <returns>What can be said.</returns>
    public static MachineAssertions Should(this Machine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return new MachineAssertions(machine);
    }

    /// <summary>Begins a sentence about what a scripted board saw.</summary>
    /// <param name="board">The board.</param>
    /// <returns>What can be said.</returns>
    public static BoardAssertions Should(this ScriptedBoard board)
    {
        ArgumentNullException.ThrowIfNull(board);
        return new BoardAssertions(board);
    }
}
