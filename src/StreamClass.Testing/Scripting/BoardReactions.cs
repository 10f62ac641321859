namespace StreamClass.Testing.Scripting;

/// <summary>What a board can do because of an access.</summary>
/// <remarks>
/// Each method adds one thing and gives the access back, so that more can be added with <see cref="ScriptedAccess.Then"/>. A delay
/// counts from the access, or from what the board did before because of the same access; it passes in the board's time.
/// </remarks>
public sealed class BoardReactions
{
    private readonly ScriptedAccess _access;

    internal BoardReactions(ScriptedAccess access) => _access = access;

    /// <summary>Raises the interrupt. It stays up until something drops it.</summary>
    /// <param name="after">How much later.</param>
    /// <returns>The access.</returns>
    public ScriptedAccess RaiseInterrupt(TimeSpan after = default) => _access.Add(after, static board => board.SetInterrupt(true));

    /// <summary>Drops the interrupt, as a board does when the driver has acknowledged it.</summary>
    /// <param name="after">How much later.</param>
    /// <returns>The access.</returns>
    public ScriptedAccess DropInterrupt(TimeSpan after = default) => _access.Add(after, static board => board.SetInterrupt(false));

    /// <summary>Changes a register.</summary>
    /// <param name="register">Where in the range, in bytes.</param>
    /// <param name="value">Its new value.</param>
    /// <param name="after">How much later.</param>
    /// <param name="width">How many bytes the register has: 1, 2 or 4.</param>
    /// <param name="range">The index of the range.</param>
    /// <returns>The access.</returns>
    public ScriptedAccess SetRegister(int register, uint value, TimeSpan after = default, int width = 4, int range = 0) =>
        _access.Add(after, board => board.Poke(range, register, width, value));

    /// <summary>Writes to the machine's memory, as a bus master does.</summary>
    /// <param name="addressRegister">The 32-bit register in which the driver has left the physical address.</param>
    /// <param name="data">What is written.</param>
    /// <param name="after">How much later.</param>
    /// <returns>The access.</returns>
    public ScriptedAccess WriteMemory(int addressRegister, ReadOnlyMemory<byte> data, TimeSpan after = default) =>
        _access.Add(after, board => board.Dma.Write(board.Peek(0, addressRegister, 4), data.Span));

    /// <summary>Reads from the machine's memory, as a bus master does.</summary>
    /// <param name="addressRegister">The 32-bit register in which the driver has left the physical address.</param>
    /// <param name="count">How many bytes.</param>
    /// <param name="got">Gets the bytes. It runs as code of the board.</param>
    /// <param name="after">How much later.</param>
    /// <returns>The access.</returns>
    public ScriptedAccess ReadMemory(int addressRegister, int count, Action<byte[]> got, TimeSpan after = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(got);
        return _access.Add(after, board =>
        {
            var bytes = new byte[count];
            board.Dma.Read(board.Peek(0, addressRegister, 4), bytes);
            got(bytes);
        });
    }

    /// <summary>Does whatever else the test says.</summary>
    /// <param name="action">Runs as code of the board: it must not wait, and must not use the methods of the board itself.</param>
    /// <param name="after">How much later.</param>
    /// <returns>The access.</returns>
    public ScriptedAccess Do(Action action, TimeSpan after = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        return _access.Add(after, _ => action());
    }
}
