using System.Collections.Immutable;

namespace StreamClass.Testing.Scripting;

/// <summary>An access that a script knows: what the board answers, and what it does then.</summary>
public sealed class ScriptedAccess
{
    private readonly ScriptedBoard _board;
    private ImmutableArray<uint> _answers = [];
    private ImmutableArray<BoardReaction> _reactions = [];

    internal ScriptedAccess(ScriptedBoard board, AccessPattern pattern, int times)
    {
        _board = board;
        Pattern = pattern;
        Times = times;
        Then = new BoardReactions(this);
    }

    /// <summary>Adds something that the board does when the access has come. Several of them happen one after the other.</summary>
    public BoardReactions Then { get; }

    internal AccessPattern Pattern { get; }

    /// <summary>How often the access is expected.</summary>
    internal int Times { get; }

    /// <summary>How often it has come.</summary>
    internal int Count { get; private set; }

    internal bool IsOver => Count == Times;

    internal bool HasAnswers => !_answers.IsEmpty;

    /// <summary>Says what reads give.</summary>
    /// <param name="values">The value for the first read, the second and so on; the last one stays.</param>
    /// <returns>The access.</returns>
    /// <exception cref="ArgumentException">There is no value.</exception>
    /// <exception cref="InvalidOperationException">The access is a write.</exception>
    public ScriptedAccess Answer(params ReadOnlySpan<uint> values)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("An answer has at least one value.", nameof(values));
        }

        if (Pattern.Kind != AccessKind.Read)
        {
            throw new InvalidOperationException("Only reads are answered; what a write changes is said with Then.SetRegister.");
        }

        var answers = values.ToImmutableArray();
        _board.Change(() => _answers = answers);
        return this;
    }

    internal ScriptedAccess Add(TimeSpan after, Action<ScriptedBoard> perform)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(after, TimeSpan.Zero);
        _board.Change(() => _reactions = _reactions.Add(new BoardReaction(after, perform)));
        return this;
    }

    internal uint TakeAnswer() => _answers[Math.Min(Count, _answers.Length - 1)];

    /// <summary>The access has come; the caller is the board.</summary>
    internal void Come()
    {
        Count++;
        ReactionRun.Start(_board, _reactions);
    }
}
