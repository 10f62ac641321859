using System.Runtime.CompilerServices;
using StreamClass.Testing.Assertions;

namespace StreamClass.Testing.Scripting;

/// <summary>Sentences about what a scripted board saw.</summary>
public sealed class BoardAssertions
{
    private readonly ScriptedBoard _board;

    internal BoardAssertions(ScriptedBoard board) => _board = board;

    /// <summary>Goes on with another sentence about the same.</summary>
    public BoardAssertions And => this;

    /// <summary>Requires that a value was written.</summary>
    /// <param name="register">Where in the range, in bytes.</param>
    /// <param name="value">The value; null for any.</param>
    /// <param name="range">The index of the range.</param>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <param name="name">Names the register in reports; filled in.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">It was not.</exception>
    public BoardAssertions HaveSeenWrite(
        int register, uint? value = null, int range = 0, string because = "", object?[]? becauseArgs = null,
        [CallerArgumentExpression(nameof(register))] string? name = null) =>
        Require(new AccessPattern(AccessKind.Write, range, register, value), isExpected: true, because, becauseArgs, name);

    /// <summary>Requires that a value was never written.</summary>
    /// <param name="register">Where in the range, in bytes.</param>
    /// <param name="value">The value; null for any.</param>
    /// <param name="range">The index of the range.</param>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <param name="name">Names the register in reports; filled in.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">It was.</exception>
    public BoardAssertions NotHaveSeenWrite(
        int register, uint? value = null, int range = 0, string because = "", object?[]? becauseArgs = null,
        [CallerArgumentExpression(nameof(register))] string? name = null) =>
        Require(new AccessPattern(AccessKind.Write, range, register, value), isExpected: false, because, becauseArgs, name);

    /// <summary>Requires that a register was read.</summary>
    /// <param name="register">Where in the range, in bytes.</param>
    /// <param name="range">The index of the range.</param>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <param name="name">Names the register in reports; filled in.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">It was not.</exception>
    public BoardAssertions HaveSeenRead(
        int register, int range = 0, string because = "", object?[]? becauseArgs = null,
        [CallerArgumentExpression(nameof(register))] string? name = null) =>
        Require(new AccessPattern(AccessKind.Read, range, register, null), isExpected: true, because, becauseArgs, name);

    /// <summary>Requires that a register was never read.</summary>
    /// <param name="register">Where in the range, in bytes.</param>
    /// <param name="range">The index of the range.</param>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <param name="name">Names the register in reports; filled in.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">It was.</exception>
    public BoardAssertions NotHaveSeenRead(
        int register, int range = 0, string because = "", object?[]? becauseArgs = null,
        [CallerArgumentExpression(nameof(register))] string? name = null) =>
        Require(new AccessPattern(AccessKind.Read, range, register, null), isExpected: false, because, becauseArgs, name);

    private BoardAssertions Require(AccessPattern pattern, bool isExpected, string because, object?[]? becauseArgs, string? name)
    {
        _board.RequireRegister(pattern);
        var accesses = _board.Accesses;
        if (accesses.Any(access => pattern.Matches(access)) == isExpected)
        {
            return this;
        }

        var names = _board.NamesWith(pattern, name);
        var seen = accesses.Where(access => pattern.IsOf(access.Range, access.Register)).Select(access => names.Describe(access));
        throw Sentence.Refuted(
            $"{_board.Name} {(isExpected ? "to have" : "never to have")} seen {pattern.Describe(names)}", because, becauseArgs ?? [],
            $"of that register it saw {Sentence.List(seen, "nothing")}");
    }
}
