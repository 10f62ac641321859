using System.Diagnostics;
using System.Runtime.CompilerServices;
using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Testing;

/// <summary>A read or a write that a test has submitted.</summary>
/// <remarks>Awaiting it waits for its end and never throws: how it ended is <see cref="Status"/>, about which a test asserts.</remarks>
[DebuggerDisplay("{Name}: {Status}")]
public sealed class StreamTransfer
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly byte[] _buffer;
    private Task<StreamTransfer> _ended = null!;

    private StreamTransfer(string name, byte[] buffer)
    {
        Name = name;
        _buffer = buffer;
    }

    /// <summary>What it is, for reports: "the read of 512 bytes from stream 0".</summary>
    public string Name { get; }

    /// <summary>How it ended; PENDING as long as it has not.</summary>
    public NtStatus Status { get; private set; } = NtStatus.Pending;

    /// <summary>Whether it has ended.</summary>
    public bool IsCompleted => Status != NtStatus.Pending;

    /// <summary>The header: of a read that succeeded, as the minidriver filled it; of a write that did, as it was submitted.</summary>
    public KsStreamHeader Header { get; private set; }

    /// <summary>How many bytes were read or written; 0 unless it succeeded.</summary>
    public int BytesTransferred { get; private set; }

    /// <summary>The bytes that were read or written.</summary>
    public ReadOnlyMemory<byte> Data => _buffer.AsMemory(0, BytesTransferred);

    /// <summary>Asks for the request back. Does nothing once it has ended.</summary>
    public void Cancel()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended, perhaps just now.
        }
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>What awaits.</returns>
    public TaskAwaiter<StreamTransfer> GetAwaiter() => _ended.GetAwaiter();

    /// <summary>The end as a task, for <see cref="Task.WhenAll(Task[])"/> and the like.</summary>
    /// <returns>A task that ends with the transfer, and does not fail.</returns>
    public Task<StreamTransfer> AsTask() => _ended;

    internal static StreamTransfer Read(Pin pin, int bytes)
    {
        var transfer = new StreamTransfer($"the read of {bytes} bytes from stream {pin.StreamNumber}", new byte[bytes]);
        transfer._ended = transfer.EndAsync(pin.ReadAsync(transfer._buffer, transfer._cancellation.Token));
        return transfer;
    }

    internal static StreamTransfer Write(Pin pin, KsStreamHeader header, ReadOnlySpan<byte> data)
    {
        var transfer = new StreamTransfer($"the write of {data.Length} bytes to stream {pin.StreamNumber}", data.ToArray());
        transfer._ended = transfer.EndAsync(transfer.WriteAsync(pin, header));
        return transfer;
    }

    private ValueTask<KsStreamHeader> WriteAsync(Pin pin, KsStreamHeader header)
    {
        // The call is made here, so that what is wrong with its arguments is thrown to whoever submits.
        var written = pin.WriteAsync(header, _buffer, _cancellation.Token);
        return WaitAsync(written, header with { DataUsed = (uint)_buffer.Length });

        static async ValueTask<KsStreamHeader> WaitAsync(ValueTask written, KsStreamHeader header)
        {
            await written;
            return header;
        }
    }

    private async Task<StreamTransfer> EndAsync(ValueTask<KsStreamHeader> request)
    {
        try
        {
            Header = await request;
            BytesTransferred = (int)Header.DataUsed;
            Status = NtStatus.Success;
        }
        catch (OperationCanceledException)
        {
            Status = NtStatus.Cancelled;
        }
        catch (StreamRequestException failure)
        {
            Status = failure.Status;
        }
        finally
        {
            _cancellation.Dispose();
        }

        return this;
    }
}
