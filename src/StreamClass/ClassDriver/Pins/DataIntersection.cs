using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Properties;
using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Pins;

/// <summary>Finds a format that a client and a stream have in common: the minidriver is asked for one range of the client after the other.</summary>
/// <remarks>
/// <para>Native name: KSPROPERTY_PIN_DATAINTERSECTION, GET_DATA_INTERSECTION. Reference 13.7.</para>
/// <para>The minidriver writes into memory of the class driver, and sees either none, when the client asks for the size, or at
/// least as much as the head of a format has. It answers the question for the size with BUFFER_OVERFLOW and the size in
/// ActualBytesTransferred; the class driver makes a client's ULONG, or BUFFER_TOO_SMALL, out of that (reading).</para>
/// </remarks>
internal static class DataIntersection
{
    /// <summary>The native request of a client whose ranges are objects.</summary>
    public static byte[] Request(int streamNumber, IReadOnlyList<KsDataFormatBlock> ranges)
    {
        var list = new byte[ListAnswer.Write([], ranges).Information];
        ListAnswer.Write(list, ranges);
        var property = new KsProperty(KsPropertySetId.Pin, (uint)KsPropertyPin.DataIntersection, KsPropertyFlags.Get);
        return KsStructure.ToArray(new KspPin { Property = property, PinId = (uint)streamNumber }, list);
    }

    public static async ValueTask<KsAnswer> FindAsync(ControlRequest request, PinTypeRequest pin, IReadOnlyList<KsDataFormatBlock> ranges)
    {
        var room = request.Output.Length < KsDataFormat.NativeSize ? [] : new byte[request.Output.Length];
        foreach (var range in ranges)
        {
            if (!CanMatch(range, pin.Information))
            {
                continue;
            }

            room.AsSpan().Clear();
            var info = new StreamDataIntersectInfo(pin.PinId, range, room);
            var answer = await request.SendAsync(SrbCommand.GetDataIntersection, info, room.Length);
            if (answer.Status != NtStatus.NoMatch)
            {
                return Convert(answer, room, request.Output.Span);
            }
        }

        return new KsAnswer(NtStatus.NoMatch);
    }

    /// <summary>Whether any range of the stream has formats in common with the client's.</summary>
    private static bool CanMatch(KsDataFormatBlock range, HwStreamInformation information)
    {
        var asked = range.Format;
        foreach (var offered in information.StreamFormatsArray)
        {
            if (asked.CanIntersect(offered.Format))
            {
                return true;
            }
        }

        return false;
    }

    private static KsAnswer Convert(KsAnswer answer, ReadOnlySpan<byte> room, Span<byte> output)
    {
        if (answer.Status.IsSuccess())
        {
            return Copy(room, output);
        }

        if (answer.Status != NtStatus.BufferOverflow || room.Length != 0)
        {
            return answer;
        }

        return output.Length switch
        {
            0 => answer,
            sizeof(uint) => ValueAnswer.Write(output, answer.Information),
            _ => new KsAnswer(NtStatus.BufferTooSmall),
        };
    }

    /// <summary>A client gets a whole format or none: what the minidriver wrote is looked at before.</summary>
    private static KsAnswer Copy(ReadOnlySpan<byte> room, Span<byte> output)
    {
        if (!KsDataFormatBlock.TryParse(room, out var format) || !AgreesOnSize(format))
        {
            return new KsAnswer(NtStatus.DriverInternalError);
        }

        var block = format.Block.Span;
        block.CopyTo(output);
        return new KsAnswer(NtStatus.Success, (uint)block.Length);
    }

    /// <summary>The head of a video format and its bitmap say how large an image is: the same, where both do.</summary>
    private static bool AgreesOnSize(KsDataFormatBlock format)
    {
        var image = format.TryReadSpecific<KsVideoInfoHeader>(KsDataFormatSpecifier.VideoInfo, out var frames) ? frames.BitmapInfoHeader.SizeImage
            : format.TryReadSpecific<KsVideoInfoHeader2>(KsDataFormatSpecifier.VideoInfo2, out var fields) ? fields.BitmapInfoHeader.SizeImage
            : 0;
        var sample = format.Format.SampleSize;
        return image == 0 || sample == 0 || image == sample;
    }
}
