using StreamClass.Hardware;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>The board that most minidrivers of the museum drive: it captures frames, one after the other.</summary>
public sealed class CaptureBoard : VirtualDevice
{
    /// <summary>Writing adds so many frames to those that are to be captured; reading tells how many are still to come.</summary>
    public const int Frames = 0;

    /// <summary>Any write ends the capture.</summary>
    public const int Abort = 4;

    /// <summary>What has happened: <see cref="Done"/> and <see cref="Overrun"/>, which writing takes away. The interrupt is up while there is anything.</summary>
    public const int Status = 8;
    public const uint Done = 1;
    public const uint Overrun = 2;

    /// <summary>Where frames go by DMA, and how long they are; with a length of zero they stay on the board.</summary>
    public const int Address = 12;
    public const int Length = 16;

    /// <summary>The number of the last frame, which is also what it consists of.</summary>
    public const int FrameNumber = 20;

    /// <summary>Writing 3 takes the power, which ends the capture; without it nothing else can be written. Writing 0 brings it back.</summary>
    public const int Power = 24;

    private const int Last = Power;

    private readonly uint[] _values = new uint[(Last / 4) + 1];
    private readonly long _frameTime;
    private readonly DeviceTimer _frame;

    /// <summary>Makes a board.</summary>
    /// <param name="name">Names the board.</param>
    /// <param name="frameTime">How long a frame takes, in units of 100 ns.</param>
    public CaptureBoard(string name, long frameTime)
        : base(name, new PciIdentity(0x105D, 0x2309), new DeviceRange(0, 32, true))
    {
        _frameTime = frameTime;
        _frame = CreateTimer($"frame of {name}", Finish);
    }

    protected internal override uint ReadRegister(int range, int offset, int width) => offset <= Last ? _values[offset / 4] : 0;

    protected internal override void WriteRegister(int range, int offset, int width, uint value)
    {
        if (_values[Power / 4] != 0 && offset != Power)
        {
            return;
        }

        switch (offset)
        {
            case Frames:
                _values[Frames / 4] += value;
                Begin();
                break;
            case Abort:
                End();
                break;
            case Status:
                SetStatus(_values[Status / 4] & ~value);
                break;
            case Power when value != 0:
                End();
                SetStatus(0);
                _values[Power / 4] = value;
                break;
            case <= Last:
                _values[offset / 4] = value;
                break;
        }
    }

    private void Begin()
    {
        if (_values[Frames / 4] != 0 && !_frame.IsSet)
        {
            _frame.Set(Oscillator.Now + _frameTime);
        }
    }

    private void End()
    {
        _values[Frames / 4] = 0;
        _frame.Cancel();
    }

    private void Finish()
    {
        _values[Frames / 4]--;
        _values[FrameNumber / 4]++;
        if (_values[Length / 4] is not 0 and var length)
        {
            var frame = new byte[length];
            frame.AsSpan().Fill((byte)_values[FrameNumber / 4]);
            Dma.Write(_values[Address / 4], frame);
        }

        SetStatus((_values[Status / 4] & Done) != 0 ? Done | Overrun : Done);
        Begin();
    }

    private void SetStatus(uint status)
    {
        _values[Status / 4] = status;
        if (status != 0)
        {
            AssertInterrupt();
        }
        else
        {
            DeassertInterrupt();
        }
    }
}
