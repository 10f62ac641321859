using System.Runtime.CompilerServices;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Client;

/// <content>Reading a whole stream.</content>
public sealed partial class Pin
{
    /// <summary>Reads an output pin until its stream ends, with several reads outstanding.</summary>
    /// <remarks>
    /// The memory of a buffer is valid until the next one is asked for. The last buffer has the ENDOFSTREAM flag. Leaving the
    /// loop early cancels the outstanding reads. A buffer that says TYPECHANGED is the new format; it has been asked for, and is the
    /// pin's <see cref="Format"/>, when the loop gets the buffer. Reference 13.10.
    /// </remarks>
    /// <param name="bufferSize">Bytes of each buffer.</param>
    /// <param name="depth">How many reads are outstanding.</param>
    /// <param name="cancellationToken">Ends the loop with an exception.</param>
    /// <exception cref="StreamRequestException">A request failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async IAsyncEnumerable<StreamBuffer> ReadAllAsync(
        int bufferSize, int depth = 4, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bufferSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(depth);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reads = new Queue<(Task Read, StreamBuffer[] Buffer)>(depth);
        try
        {
            for (var i = 0; i < depth; i++)
            {
                Read([new StreamBuffer(default, new byte[bufferSize], new byte[HeaderExtensionSize])]);
            }

            for (var ended = false; !ended;)
            {
                var (read, buffer) = reads.Peek();
                await read;
                reads.Dequeue();
                var header = buffer[0].Header;
                if (header.OptionsFlags.HasFlag(KsStreamHeaderOptions.TypeChanged))
                {
                    await GetDataFormatAsync();
                }

                ended = header.OptionsFlags.HasFlag(KsStreamHeaderOptions.EndOfStream);
                yield return new StreamBuffer(header, buffer[0].Data[..(int)header.DataUsed], buffer[0].Extension);
                if (!ended)
                {
                    Read(buffer);
                }
            }
        }
        finally
        {
            leaving.Cancel();
            foreach (var (read, _) in reads)
            {
                await Ended(read);
            }
        }

        void Read(StreamBuffer[] buffer)
        {
            buffer[0].Header = default;
            reads.Enqueue((ReadAsync(buffer, leaving.Token).AsTask(), buffer));
        }
    }

    /// <summary>Waits for a read that nobody wants any more; how it ended does not matter.</summary>
    private static async Task Ended(Task read)
    {
        try
        {
            await read;
        }
        catch (Exception exception) when (exception is OperationCanceledException or StreamRequestException)
        {
        }
    }
}
