using System.Runtime.CompilerServices;

namespace StreamClass.Testing.Scripting;

/// <summary>Adds accesses that must come to the script of a board.</summary>
public sealed class ScriptedExpectations
{
    private readonly ScriptedBoard _board;
    private readonly Action<ScriptedAccess> _add;

    internal ScriptedExpectations(ScriptedBoard board, Action<ScriptedAccess> add)
    {
        _board = board;
        _add = add;
    }

    /// <summary>Expects a value to be written.</summary>
    /// <param name="register">Where in the range, in bytes.</param>
    /// <param name="value">The value.</param>
    /// <param name="times">How often.</param>
    /// <param name="range">The index of the range.</param>
    /// <param name="name">Names the register in reports; filled in.</param>
    /// <returns>The access, to say what the board does then.</returns>
    public ScriptedAccess Write(
        int register, uint value, int times = 1, int range = 0, [CallerArgumentExpression(nameof(register))] string? name = null) =>
        Add(new AccessPattern(AccessKind.Write, range, register, value), times, name);

    /// <summary>Expects any value to be written.</summary>
    /// <param name="register">Where in the range, in bytes.</param>
    /// <param name="times">How often.</param>
    /// <param name="range">The index of the range.</param>
    /// <param name="name">Names the register in reports; filled in.</param>
    /// <returns>The access, to say what the board does then.</returns>
    public ScriptedAccess AnyWrite(
        int register, int times = 1, int range = 0, [CallerArgumentExpression(nameof(register))] string? name = null) =>
        Add(new AccessPattern(AccessKind.Write, range, register, null), times, name);

    /// <summary>Expects a read.</summary>
    /// <param name="register">Where in the range, in bytes.</param>
    /// <param name="times">How often.</param>
    /// <param name="range">The index of the range.</param>
    /// <param name="name">Names the register in reports; filled in.</param>
    /// <returns>The access, to say what the board answers and does then.</returns>
    public ScriptedAccess Read(
        int register, int times = 1, int range = 0, [CallerArgumentExpression(nameof(register))] string? name = null) =>
        Add(new AccessPattern(AccessKind.Read, range, register, null), times, name);

    private ScriptedAccess Add(AccessPattern pattern, int times, string? name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        _board.RequireRegister(pattern);
        var access = new ScriptedAccess(_board, pattern, times);
        _board.Change(() =>
        {
            _board.Names.Add(pattern.Range, pattern.Register, name);
            _add(access);
        });
        return access;
    }
}
