using System.Collections.Immutable;
using StreamClass.Hardware;

namespace StreamClass.Testing.Scripting;

/// <summary>A board does one thing after the other, each at its time.</summary>
internal sealed class ReactionRun
{
    private readonly ScriptedBoard _board;
    private readonly ImmutableArray<BoardReaction> _reactions;
    private readonly DeviceTimer _timer;
    private int _next;

    private ReactionRun(ScriptedBoard board, ImmutableArray<BoardReaction> reactions)
    {
        _board = board;
        _reactions = reactions;
        _timer = board.CreateScriptTimer(Perform);
    }

    /// <summary>Begins; what has no delay happens at once.</summary>
    public static void Start(ScriptedBoard board, ImmutableArray<BoardReaction> reactions)
    {
        if (!reactions.IsEmpty)
        {
            new ReactionRun(board, reactions).Continue();
        }
    }

    private void Continue()
    {
        while (_next < _reactions.Length)
        {
            if (_reactions[_next].After > TimeSpan.Zero)
            {
                _timer.Set(_board.Oscillator.Now + _reactions[_next].After.Ticks);
                return;
            }

            _reactions[_next++].Perform(_board);
        }
    }

    private void Perform()
    {
        _reactions[_next++].Perform(_board);
        Continue();
    }
}
