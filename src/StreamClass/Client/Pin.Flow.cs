using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Streams;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Client;

/// <content>What steers the data of a pin: rate, flush, a format in the middle of the data, the size of the headers.</content>
public sealed partial class Pin
{
    /// <summary>The rate that was set last; the nominal one when none was, or the pin has left Pause and Run since.</summary>
    public KsRate Rate => _stream.Commands.Rate;

    /// <summary>Bytes that follow each header of the pin's data, or 0.</summary>
    /// <remarks>Native name: HEADERSIZE of KSPROPSETID_StreamInterface, less 56. Reference 13.4, 13.10.</remarks>
    public int HeaderExtensionSize => _stream.HeaderExtensionSize;

    /// <summary>How often the minidriver has said that its hardware ran out of buffers (HardwareStarved).</summary>
    public long HardwareStarvedCount => _stream.StarvedCount;

    /// <summary>Sets the rate of the stream.</summary>
    /// <remarks>Sends SET_STREAM_RATE, in Pause and Run only; the rate ends at any other state. The nominal rate is always taken. Reference 12.12, 13.4.</remarks>
    /// <param name="rate">The rate, in 1/1000 of the nominal one.</param>
    /// <exception cref="StreamRequestException">INVALID_DEVICE_STATE: the pin is in Stop or Acquire; or the minidriver refused.</exception>
    public async Task SetRateAsync(KsRate rate)
    {
        RequireOpen();
        Require(await _stream.Commands.SetRateAsync(rate), $"{SrbCommand.SetStreamRate} in {State}");
    }

    /// <summary>Asks for the rate that the stream would run at. Changes nothing.</summary>
    /// <remarks>Sends PROPOSE_STREAM_RATE, in Pause and Run only. The nominal rate is always taken. Reference 12.12, 13.4.</remarks>
    /// <param name="rate">The rate asked for, in 1/1000 of the nominal one.</param>
    /// <returns>The minidriver's status, and the rate that it left: the one asked for, unless it can only do another.</returns>
    public async Task<(NtStatus Status, KsRate Rate)> ProposeRateAsync(KsRate rate)
    {
        RequireOpen();
        return await _stream.Commands.ProposeRateAsync(rate);
    }

    /// <summary>Has all data of the pin come back, and lets none pass until <see cref="EndFlushAsync"/>.</summary>
    /// <remarks>
    /// Native name: IOCTL_KS_RESET_STATE, KSRESET_BEGIN. Cancels every read and write and sends BEGIN_FLUSH; further ones fail with
    /// DEVICE_NOT_READY. A change of state does not end it; beginning twice sends nothing. Reference 12.14, 13.9.
    /// </remarks>
    /// <exception cref="StreamRequestException">The minidriver refused; the data passes again.</exception>
    public async Task BeginFlushAsync()
    {
        RequireOpen();
        Require(await _stream.Commands.ResetAsync(KsReset.Begin), SrbCommand.BeginFlush);
    }

    /// <summary>Lets data pass again after <see cref="BeginFlushAsync"/>.</summary>
    /// <remarks>
    /// Native name: IOCTL_KS_RESET_STATE, KSRESET_END. Sends END_FLUSH; the pin is as it was at Acquire time, and takes data even if
    /// the minidriver refused. Without a flush nothing is sent. Reference 12.14, 13.9.
    /// </remarks>
    /// <exception cref="StreamRequestException">The minidriver refused.</exception>
    public async Task EndFlushAsync()
    {
        RequireOpen();
        Require(await _stream.Commands.ResetAsync(KsReset.End), SrbCommand.EndFlush);
    }

    /// <summary>Reads or writes with headers that are raw bytes.</summary>
    /// <remarks>
    /// Native name: DeviceIoControl with IOCTL_KS_READ_STREAM or IOCTL_KS_WRITE_STREAM. Nothing is thrown for what the headers say:
    /// every answer is a status. Each header has 56 bytes and <see cref="HeaderExtensionSize"/> that follow it; the memory that
    /// natively its Data points to comes beside it, and Data is left alone. Reference 13.1, 13.10.
    /// </remarks>
    /// <param name="code">What is to be done.</param>
    /// <param name="headers">The headers one after the other; those of a read are updated.</param>
    /// <param name="data">The memory of each header, of at least FrameExtent bytes; it belongs to the request until the task has ended.</param>
    /// <param name="cancellationToken">Cancels the request; the status is then CANCELLED.</param>
    /// <returns>
    /// The status, and in bytes the headers that a read returned, at least one, or the data that a write took; or the check that
    /// refused the request.
    /// </returns>
    public Task<KsAnswer> StreamIoAsync(
        KsControlCode code, Memory<byte> headers, ReadOnlyMemory<Memory<byte>> data, CancellationToken cancellationToken = default)
    {
        RequireOpen();
        var request = new ControlRequest(_stream, (uint)code, headers, headers, cancellationToken) { Data = data };
        return ControlDispatcher.DispatchAsync(request).AsTask();
    }

    /// <summary>Changes the format of an input pin at this place of its data.</summary>
    /// <remarks>
    /// Sends WRITE_DATA with one header that says TYPECHANGED and is not extended. The minidriver must have agreed to the format before:
    /// <see cref="ProposeDataFormatAsync"/>. On success it is the pin's <see cref="Format"/>. Reference 13.10.
    /// </remarks>
    /// <param name="format">The format that all data after this has.</param>
    /// <param name="cancellationToken">Cancels the request, wherever it is.</param>
    /// <exception cref="StreamRequestException">NOT_SUPPORTED: the minidriver has not agreed to the format before; or it refused.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The pin is an output pin.</exception>
    public ValueTask WriteFormatAsync(KsDataFormatBlock format, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(format);
        return SendFormatAsync(new KsStreamHeader { OptionsFlags = KsStreamHeaderOptions.TypeChanged }, format.Block, cancellationToken);
    }

    private async ValueTask SendFormatAsync(KsStreamHeader header, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        RequireFlow(KsPinDataFlow.In);
        if (!KsDataFormatBlock.TryParse(data.Span, out var format))
        {
            throw new ArgumentException("A header says TYPECHANGED, and its data is no KSDATAFORMAT.", nameof(data));
        }

        var status = await FormatWriting.SendAsync(_stream, header, data, format, cancellationToken);
        if (status == NtStatus.Cancelled)
        {
            throw new OperationCanceledException($"{SrbCommand.WriteData} was cancelled.", cancellationToken);
        }

        Require(status, "a write of a format");
    }
}
