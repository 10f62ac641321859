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

    private const int WindowLength = 256 * 1024; // four of the longest units, and still within a processor's second-level cache

    // Whatever a reader left in the window is at most one unit, if it took what was there: so this always asks for more than that.
    private static readonly int Wanted = Math.Max(LeadInLimit, ProgramUnit.MaximumLength) + UnitScanner.Lookahead;

    private readonly Stream _stream;
    private readonly string _name;
    private readonly StreamWindow _window;
    private UnitScanner _scanner;

    /// <summary>Reads a stream from its current position on.</summary>
    /// <param name="stream">The stream, closed with the reader.</param>
    /// <param name="name">What error messages call it.</param>
    public ProgramStreamReader(Stream stream, string name)
    {
        _stream = stream;
        _name = name;
        _window = new StreamWindow(stream, WindowLength);
        _scanner = new UnitScanner(_window);
    }

    /// <summary>Whether scrambled packets are handed out; otherwise the first one ends the reading with an error.</summary>
    public bool AcceptsScrambled { get; init; }

    /// <summary>Byte offset up to which the stream has been split.</summary>
    public long Offset => _window.Offset;

    /// <summary>Bytes that belonged to no pack and were passed over so far.</summary>
    public long SkippedBytes => _scanner.SkippedBytes;

    /// <summary>How the stream ended; null before that.</summary>
    public EndOfProgram? End => _scanner.End;

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
        while (_scanner.TryNext(out var unit))
        {
            if (TryTake(unit, out packet))
            {
                return true;
            }
        }

        packet = default;
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
        _scanner = new UnitScanner(_window);
    }

    /// <summary>Closes the stream.</summary>
    public void Dispose() => _stream.Dispose();

    private void Start()
    {
        if (_scanner.IsStarted)
        {
            return;
        }

        if (_window.Span.IsEmpty)
        {
            throw ProgramStreamException.Empty(_name);
        }

        var searched = Math.Min(_window.Span.Length, LeadInLimit);
        if (!_scanner.TryStart(searched))
        {
            throw ProgramStreamException.NoProgramStream(_name, Offset, searched);
        }
    }

    private bool TryTake(ProgramUnit unit, out PesPacket packet)
    {
        packet = default;
        if (unit.Code is StartCode.Pack or StartCode.SystemHeader or StartCode.Padding or StartCode.ProgramEnd)
        {
            _scanner.Take(unit);
            return false;
        }

        var header = new PesHeader(6, 0, null, null);
        if (StartCode.HasPesHeader(unit.Code) && !PesHeader.TryRead(_window.Span[..unit.Length], out header))
        {
            _scanner.Discard(unit);
            return false;
        }

        if (header.ScramblingControl != 0 && !AcceptsScrambled)
        {
            throw ProgramStreamException.Scrambled(_name, Offset);
        }

        var payload = _window.Memory(header.Length, unit.Length - header.Length);
        packet = new PesPacket(Offset, StreamIdentity.Of(unit.Code, payload.Span), header, payload);
        _scanner.Take(unit);
        return true;
    }
}
