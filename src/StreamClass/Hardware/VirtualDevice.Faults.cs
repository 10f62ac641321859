using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <content>What can happen to the interrupt of a board on its way to the line, on a simulated machine.</content>
public abstract partial class VirtualDevice
{
    /// <summary>Half of what a line bears before it is switched off.</summary>
    private const int EchoesOfAStorm = InterruptLine.UnclaimedRoundsOfAStorm / 2;

    private int _echoes;

    /// <summary>A late interrupt arrives.</summary>
    internal void MendInterrupt()
    {
        _serializer.Enter(_drive);
        _output.Mend();
        Leave();
    }

    /// <summary>Lets a fault happen to a change of the level; the caller is inside.</summary>
    /// <returns>How often the line rings once more after the change.</returns>
    private int Disturb(ref LevelChange change)
    {
        if (change is LevelChange.Drop)
        {
            var echoes = _echoes;
            _echoes = 0;
            return echoes;
        }

        switch (_drive!.FaultAt(FaultPoint.Interrupt, _line))
        {
            case FaultEffect.Lost:
                change = _output.Cut();
                break;
            case FaultEffect.Late:
                change = _output.Cut();
                _drive.Arm(new LateInterrupt(this, _drive.Now));
                break;
            case FaultEffect.Spurious:
                _echoes = 1;
                break;
            case FaultEffect.Storm:
                _echoes = EchoesOfAStorm;
                break;
        }

        return 0;
    }
}
