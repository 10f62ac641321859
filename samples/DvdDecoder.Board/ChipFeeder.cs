using DvdDecoder.Board.Chip;

namespace DvdDecoder.Board;

/// <summary>Hands packets to the chip and has it decode. Runs beside the board's other code.</summary>
/// <param name="chip">The chip.</param>
internal sealed class ChipFeeder(IVideoDecoder chip)
{
    private bool _isCompleting;
    private bool _isLast;

    /// <summary>Whether the chip has nothing to do until more packets come.</summary>
    public bool IsHungry { get; private set; } = true;

    /// <summary>Whether the stream ended, and all of it was decoded.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Decodes.</summary>
    /// <param name="packets">What to feed.</param>
    /// <param name="pictures">How many coded pictures to decode.</param>
    public void Work(VideoFifo packets, int pictures)
    {
        IsHungry = false;
        while (pictures > 0)
        {
            if (chip.DecodeNext())
            {
                pictures--;
            }
            else if (!Feed(packets))
            {
                IsHungry = true;
                return;
            }
        }
    }

    /// <summary>Gives up what the chip holds; it does not decode now.</summary>
    public void Reset()
    {
        chip.Reset();
        _isCompleting = _isLast = HasEnded = false;
        IsHungry = true;
    }

    // Called when nothing that was fed can be decoded any more, so a boundary lies exactly here.
    private bool Feed(VideoFifo packets)
    {
        if (_isCompleting)
        {
            _isCompleting = false;
            HasEnded = _isLast;
        }

        if (!packets.TryTake(out var bytes, out var packet))
        {
            return false;
        }

        if (packet.Has(DescriptorFlags.DataDiscontinuity))
        {
            chip.MarkDiscontinuity();
        }

        HasEnded = false;
        chip.Feed(bytes, packet.Time);
        _isLast = packet.Has(DescriptorFlags.EndOfStream);
        _isCompleting = _isLast || packet.Has(DescriptorFlags.TimeDiscontinuity);
        if (_isCompleting)
        {
            chip.Flush();
        }

        return true;
    }
}
