namespace DvdPlayer.ProgramStream;

/// <summary>Knows whether a stream that ends here ends at the border of a pack.</summary>
/// <remarks>
/// Nothing in a pack says how long it is. On a DVD every pack is a sector of 2048 bytes; so if all packs so far were, the last one must be
/// too. Otherwise a pack is taken as whole unless what it holds promises more to follow.
/// </remarks>
internal sealed class PackBorder
{
    private const int SectorLength = 2048;

    private long _packStart = -1;
    private bool _sawWholePack;
    private bool _allSectors = true;
    private bool _promisesMore;
    private bool _ended;

    /// <summary>Whether the program end code was the last unit.</summary>
    public bool IsEnded => _ended;

    /// <summary>Byte offset at which the open pack ends if it is a sector; 0 if no pack is open.</summary>
    public long SectorEnd => _packStart < 0 ? 0 : _packStart + SectorLength;

    /// <summary>Notes a unit.</summary>
    /// <param name="offset">Byte offset of its start code.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="isPci">Whether it is the PCI half of a NAV pack, which the DSI half must follow.</param>
    public void Note(long offset, ProgramUnit unit, bool isPci)
    {
        if (unit.Code == StartCode.Pack)
        {
            Close(offset);
            _packStart = offset;
        }

        _promisesMore = isPci || unit.Code is StartCode.Pack or StartCode.SystemHeader;
        _ended = unit.Code == StartCode.ProgramEnd;
    }

    /// <summary>Forgets the open pack: what followed it was garbage, so its length says nothing.</summary>
    public void Lose()
    {
        _packStart = -1;
        _promisesMore = false;
    }

    /// <summary>Tells whether the stream may end at an offset.</summary>
    /// <param name="offset">Byte offset of the end of the last unit.</param>
    public bool IsAt(long offset) =>
        _ended || _packStart < 0 || (!_promisesMore && (!_sawWholePack || !_allSectors || offset - _packStart == SectorLength));

    private void Close(long offset)
    {
        if (_packStart >= 0 && !_ended)
        {
            _sawWholePack = true;
            _allSectors &= offset - _packStart == SectorLength;
        }
    }
}
