using System.Runtime.CompilerServices;

namespace DvdPlayer.ProgramStream;

/// <summary>Splits a DVD program stream into the packets of its streams, in bounded memory and one pass.</summary>
/// <remarks>
/// Used like a channel's reader: wait, then take what is there until nothing is. A packet's memory is good until the next wait.
/// One caller at a time.
/// </remarks>
internal sealed class ProgramStreamReader : IDisposable
{
    /// <summary>How many bytes of something else may stand before the first pack.</summary>
    public const int LeadInLimit = 64 * 1024;

    private const int Lookahead = 4;
    private const int WindowLength = 256 * 1024; // four of the longest units, and still within a processor's second-level cache

    private readonly Stream _stream;
    private readonly string _name;
    private readonly StreamWindow _window;
    private PackBorder _border = new();
    private bool _started;
    private bool _lost;

    /// <summary>Reads a stream from its current position on.</summary>
    /// <param name="stream">The stream, closed with the reader.</param>
    /// <param name="name">What error messages call it.</param>
    public ProgramStreamReader(Stream stream, string name)
    {
        _stream = stream;
        _name = name;
        _window = new StreamWindow(stream, WindowLength);
    }

    /// <summary>Whether scrambled packets are handed out; otherwise the first one ends the reading with an error.</summary>
    public bool AcceptsScrambled { get; init; }

    /// <summary>Byte offset up to which the stream has been split.</summary>
    public long Offset => _window.Offset;

    /// <summary>Bytes that belonged to no pack and were passed over so far.</summary>
    public long SkippedBytes { get; private set; }

    /// <summary>How the stream ended; null before that.</summary>
    public EndOfProgram? End { get; private set; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>A reader at its beginning.</returns>
    public static ProgramStreamReader Open(string path) => new(
        new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan }),
        Path.GetFileName(path));

    /// <summary>Takes the next packet that is in memory. Padding and headers are passed over.</summary>
    /// <param name="packet">The packet.</param>
    /// <returns>False if more data must be waited for, or the stream has ended.</returns>
    /// <exception cref="ProgramStreamException">The packet is scrambled.</exception>
    public bool TryRead(out PesPacket packet)
    {
        packet = default;
        while (_started && End is null)
        {
            var unit = ProgramUnit.At(_window.Span);
            if (unit.State == ProgramUnitState.Incomplete)
            {
                if (_window.AtEnd)
                {
                    Finish();
                }

                return false;
            }

            // What follows a unit must be there too, so that it does not depend on how the bytes arrive whether the unit is believed.
            if (_window.Span.Length < unit.Length + Lookahead && !_window.AtEnd)
            {
                return false;
            }

            if (unit.State == ProgramUnitState.Garbage || OverrunsNextPack(unit.Length))
            {
                if (!TryFindPack())
                {
                    return false;
                }
            }
            else if (TryTake(unit, out packet))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Waits until there is something to take.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>False if the stream has ended; <see cref="End"/> then says how.</returns>
    /// <exception cref="ProgramStreamException">The stream is empty or no program stream.</exception>
    public async ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default)
    {
        if (End is null)
        {
            await _window.FillAsync(Wanted, cancellationToken);
            Start();
        }

        return End is null;
    }

    /// <summary>Waits until there is something to take, on the caller's thread.</summary>
    /// <inheritdoc cref="WaitToReadAsync" path="/returns"/>
    /// <inheritdoc cref="WaitToReadAsync" path="/exception"/>
    public bool WaitToRead()
    {
        if (End is null)
        {
            _window.Fill(Wanted);
            Start();
        }

        return End is null;
    }

    /// <summary>Reads all packets to the end. Each is good until the next is asked for.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async IAsyncEnumerable<PesPacket> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await WaitToReadAsync(cancellationToken))
        {
            while (TryRead(out var packet))
            {
                yield return packet;
            }
        }
    }

    /// <summary>Goes back to where the reading began, for another pass.</summary>
    /// <exception cref="NotSupportedException">The stream cannot seek.</exception>
    public void Rewind()
    {
        _window.Rewind();
        _border = new PackBorder();
        _started = _lost = false;
        SkippedBytes = 0;
        End = null;
    }

    /// <summary>Closes the stream.</summary>
    public void Dispose() => _stream.Dispose();

    // Whatever a reader left in the window is at most one unit, if it took what was there: so this always asks for more than that.
    private static int Wanted => Math.Max(LeadInLimit, ProgramUnit.MaximumLength) + Lookahead;

    private void Start()
    {
        if (_started)
        {
            return;
        }

        var data = _window.Span;
        if (data.IsEmpty)
        {
            throw ProgramStreamException.Empty(_name);
        }

        var searched = Math.Min(data.Length, LeadInLimit);
        var lead = PackSearch.IndexIn(data);
        if (lead < 0 || lead >= searched)
        {
            throw ProgramStreamException.NoProgramStream(_name, Offset, searched);
        }

        _started = true;
        Skip(lead);
    }

    private bool TryTake(ProgramUnit unit, out PesPacket packet)
    {
        packet = default;
        var position = Offset;
        var bytes = _window.Span[..unit.Length];
        var isPci = unit.Code == StartCode.PrivateStream2 && bytes[6] == 0;
        _border.Note(position, unit, isPci);
        _lost = false;
        if (unit.Code is StartCode.Pack or StartCode.SystemHeader or StartCode.Padding or StartCode.ProgramEnd)
        {
            _window.Consume(unit.Length);
            return false;
        }

        var header = new PesHeader(6, 0, null, null);
        if (StartCode.HasPesHeader(unit.Code) && !PesHeader.TryRead(bytes, out header))
        {
            Skip(unit.Length);
            return false;
        }

        if (header.ScramblingControl != 0 && !AcceptsScrambled)
        {
            throw ProgramStreamException.Scrambled(_name, position);
        }

        var payload = _window.Memory(header.Length, unit.Length - header.Length);
        packet = new PesPacket(position, StreamIdentity.Of(unit.Code, payload.Span), header, payload);
        _window.Consume(unit.Length);
        return true;
    }

    // A damaged length field shows in that a pack begins where the packet's sector ends, or in that no start code follows the packet
    // and packs begin inside it. The second alone would do, but a flipped high bit leads from sector border to sector border.
    private bool OverrunsNextPack(int length)
    {
        var data = _window.Span;
        var sectorEnd = _border.SectorEnd - Offset;
        if (sectorEnd > 0 && sectorEnd < length && PackSearch.IsPack(data[(int)sectorEnd..]))
        {
            return true;
        }

        var next = data[length..];
        return next.Length >= Lookahead
            && ProgramUnit.At(next).State == ProgramUnitState.Garbage
            && PackSearch.IndexIn(data[Lookahead..length]) >= 0;
    }

    private bool TryFindPack()
    {
        var rest = _window.Span[1..];
        var found = PackSearch.IndexIn(rest);
        _border.Lose();
        _lost = found < 0;

        // A pack may begin in the last bytes; they are looked at again with what follows them.
        Skip(found >= 0 ? 1 + found : 1 + Math.Max(0, rest.Length - PackSearch.Reach));
        if (found < 0 && _window.AtEnd)
        {
            Finish();
        }

        return found >= 0;
    }

    private void Finish()
    {
        var rest = _window.Span.Length;
        var isComplete = rest == 0 ? _border.IsAt(Offset) : _lost || (_border.IsEnded && rest < 4);
        if (isComplete)
        {
            Skip(rest);
        }

        End = new EndOfProgram(isComplete, Offset + _window.Span.Length, SkippedBytes);
    }

    private void Skip(int count)
    {
        _window.Consume(count);
        SkippedBytes += count;
    }
}
