using System.Collections.Immutable;
using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Pins;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Client;

/// <content>How pins are opened.</content>
public sealed partial class Filter
{
    /// <summary>Opens a pin.</summary>
    /// <remarks>
    /// Sends OPEN_STREAM when the format fits one of the stream's ranges. The pin starts in Stop. IRQL: PASSIVE_LEVEL.
    /// Reference 13.7.
    /// </remarks>
    /// <param name="streamNumber">The index of the stream, which is the pin type id.</param>
    /// <param name="format">The format that the client will use.</param>
    /// <returns>The open pin.</returns>
    /// <exception cref="StreamRequestException">
    /// NO_MATCH: no range fits; TOO_MANY_NODES: as many instances are open as the stream has; or the minidriver refused.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The device has no such stream.</exception>
    public async Task<Pin> OpenPinAsync(int streamNumber, KsDataFormatBlock format)
    {
        ArgumentNullException.ThrowIfNull(format);
        var information = RequireStream(streamNumber);
        RequireOpen();
        var answer = await OpenAsync(PinConnection.Of(streamNumber, information, format));
        return answer.Pin ?? throw new StreamRequestException(
            answer.Status, Describe(answer.RefusedBy, streamNumber, information, format.Format), _node.Device.Failure?.Exception);
    }

    /// <summary>Opens a pin as a native client does.</summary>
    /// <remarks>
    /// Native name: KsCreatePin. Nothing is thrown for what the request contains. Refused before the minidriver is asked, in this
    /// order: a request or a format that is not whole (INVALID_BUFFER_SIZE), no such pin type (INVALID_PARAMETER), an interface or
    /// a medium that is not offered (NO_MATCH), a pin at the other end (INVALID_PARAMETER), a format that fits no range
    /// (NO_MATCH), the wrong access (INVALID_PARAMETER), too many instances (TOO_MANY_NODES). IRQL: PASSIVE_LEVEL. Reference 13.7.
    /// </remarks>
    /// <param name="connect">A KSPIN_CONNECT and the format behind it.</param>
    /// <param name="desiredAccess">Write for a pin that data flows into, read for one that it flows out of.</param>
    /// <returns>The status, and the pin if there is one.</returns>
    [NativeName("KsCreatePin")]
    public async Task<PinAnswer> CreatePinAsync(ReadOnlyMemory<byte> connect, FileAccess desiredAccess)
    {
        RequireOpen();
        return PinConnection.TryRead(connect.Span, desiredAccess, out var connection)
            ? await OpenAsync(connection)
            : new PinAnswer(NtStatus.InvalidBufferSize, RefusedBy: KsRequestCheck.RequestLength);
    }

    /// <summary>Asks for a format that a stream and the client have in common.</summary>
    /// <remarks>
    /// Sends GET_DATA_INTERSECTION for each range that can match one of the stream's, in order, until the minidriver finds a
    /// format: once for the size of the format, once for the format. IRQL: PASSIVE_LEVEL. Native name:
    /// KSPROPERTY_PIN_DATAINTERSECTION. Reference 13.7.
    /// </remarks>
    /// <param name="streamNumber">The index of the stream, which is the pin type id.</param>
    /// <param name="ranges">What the client takes, the best first.</param>
    /// <returns>The format, or null when no range leads to one.</returns>
    /// <exception cref="StreamRequestException">The minidriver answered with an error, or wrote no whole format.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The device has no such stream.</exception>
    public async Task<KsDataFormatBlock?> FindDataFormatAsync(int streamNumber, params IReadOnlyList<KsDataFormatBlock> ranges)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        RequireStream(streamNumber);
        RequireOpen();
        var request = DataIntersection.Request(streamNumber, ranges);
        var size = await IntersectAsync(request, Memory<byte>.Empty);
        if (size.Status == NtStatus.NoMatch)
        {
            return null;
        }

        if (size.Information > MostBytes)
        {
            throw new StreamRequestException(NtStatus.DriverInternalError, $"{_node.Device.Name} found a format of {size.Information} bytes");
        }

        var block = new byte[size.Information];
        var answer = size.Status == NtStatus.BufferOverflow ? await IntersectAsync(request, block) : size;
        answer.Status.ThrowUnlessSuccess(_node.Device.Name, SrbCommand.GetDataIntersection, _node.Device.Failure?.Exception);
        return KsDataFormatBlock.TryParse(block, out var format)
            ? format
            : throw new StreamRequestException(NtStatus.DriverInternalError, $"{_node.Device.Name} found a format that is not whole");
    }

    private static string Describe(KsRequestCheck check, int streamNumber, HwStreamInformation information, KsDataFormat format) => check switch
    {
        KsRequestCheck.DataRange => $"stream {streamNumber} offers no range that fits {format.MajorFormat}/{format.SubFormat}",
        KsRequestCheck.Instances => $"stream {streamNumber} is open as often as it can be ({information.NumberOfPossibleInstances})",
        _ => $"the minidriver did not open stream {streamNumber}",
    };

    private async Task<PinAnswer> OpenAsync(PinConnection connection)
    {
        using var turn = await _changes.EnterAsync();
        ObjectDisposedException.ThrowIf(_close.HasBegun, this);
        var (answer, stream) = await PinOpening.OpenAsync(_filter, connection);
        if (stream is null)
        {
            return new PinAnswer(answer.Status, null, answer.RefusedBy);
        }

        var pin = new Pin(this, _node, stream);
        ImmutableInterlocked.Update(ref _pins, static (pins, pin) => pins.Add(pin), pin);
        return new PinAnswer(answer.Status, pin);
    }

    private ValueTask<KsAnswer> IntersectAsync(byte[] request, Memory<byte> output) =>
        DispatchAsync(new ControlRequest(_filter, (uint)KsControlCode.Property, request, output, CancellationToken.None));

    private HwStreamInformation RequireStream(int streamNumber)
    {
        var streams = _filter.Descriptor.StreamInfo;
        ArgumentOutOfRangeException.ThrowIfNegative(streamNumber);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(streamNumber, streams.Count);
        return streams[streamNumber];
    }
}
