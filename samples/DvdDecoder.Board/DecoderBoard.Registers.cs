namespace DvdDecoder.Board;

/// <content>The registers, and the interrupt that they control.</content>
public sealed partial class DecoderBoard
{
    private uint _interruptStatus;
    private uint _interruptMask;
    private uint _clockHigh;
    private uint _oscillatorHigh;

    /// <inheritdoc/>
    protected override uint ReadRegister(int range, int offset, int width) => width != 4 ? 0 : offset switch
    {
        RegisterMap.Id => RegisterMap.Identity,
        RegisterMap.Revision => RegisterMap.CurrentRevision,
        RegisterMap.InterruptStatus => _interruptStatus,
        RegisterMap.InterruptMask => _interruptMask,
        RegisterMap.ClockLow => Latch(_clock.Now, out _clockHigh),
        RegisterMap.ClockHigh => _clockHigh,
        RegisterMap.OscillatorLow => Latch(Now, out _oscillatorHigh),
        RegisterMap.OscillatorHigh => _oscillatorHigh,
        RegisterMap.VideoFifoLevel => (uint)_machinery!.Video.Level,
        RegisterMap.AudioFifoLevel => (uint)_machinery!.AudioFifo.Count,
        RegisterMap.PicturesShown => (uint)PicturesShown,
        RegisterMap.PicturesLate => (uint)PicturesLate,
        >= RegisterMap.Channels and < RegisterMap.Channels + (4 * RegisterMap.ChannelStride) =>
            _channels[ChannelOf(offset)].Read(offset & (RegisterMap.ChannelStride - 1)),
        _ => 0,
    };

    /// <inheritdoc/>
    protected override void WriteRegister(int range, int offset, int width, uint value)
    {
        if (width != 4)
        {
            return;
        }

        switch (offset)
        {
            case RegisterMap.Control when (value & 1) != 0:
                OnReset();
                UpdateInterrupt();
                break;
            case RegisterMap.InterruptStatus:
                _interruptStatus &= ~value;
                UpdateInterrupt();
                break;
            case RegisterMap.InterruptMask:
                _interruptMask = value;
                UpdateInterrupt();
                break;
            case >= RegisterMap.Channels and < RegisterMap.Channels + (4 * RegisterMap.ChannelStride):
                WriteChannel(ChannelOf(offset), offset & (RegisterMap.ChannelStride - 1), value);
                Advance();
                break;
        }
    }

    private static int ChannelOf(int offset) => (offset - RegisterMap.Channels) / RegisterMap.ChannelStride;

    private static uint Latch(long time, out uint high)
    {
        high = (uint)(time >> 32);
        return (uint)time;
    }

    private void WriteChannel(int number, int register, uint value)
    {
        var channel = _channels[number];
        if (register != RegisterMap.ChannelControl)
        {
            channel.Write(register, value);
            return;
        }

        channel.SetMode((ChannelMode)value);
        if (!channel.IsEnabled)
        {
            Reset(number);
        }
    }

    private void ResetInterrupts()
    {
        _interruptStatus = 0;
        _interruptMask = 0;
    }

    private void UpdateInterrupt()
    {
        foreach (var channel in _channels)
        {
            _interruptStatus |= LosesInterrupts ? 0 : channel.RaisedInterrupts;
            channel.RaisedInterrupts = 0;
        }

        if ((_interruptStatus & _interruptMask) == 0)
        {
            DeassertInterrupt();
        }
        else if (!IsInterruptAsserted)
        {
            InterruptsRaised++;
            AssertInterrupt();
        }
    }
}
