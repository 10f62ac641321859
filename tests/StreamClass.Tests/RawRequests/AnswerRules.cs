using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Shapes;

namespace StreamClass.Tests.RawRequests;

/// <summary>What must be true of every answer, whatever was asked.</summary>
internal static class AnswerRules
{
    /// <summary>What is wrong with an answer, or null.</summary>
    public static string? Find(RawRequest request, KsAnswer answer, ReadOnlySpan<byte> output)
    {
        if (StatusOf(answer.RefusedBy) is { } status && answer.Status != status)
        {
            return $"the check {answer.RefusedBy} answers {status}, not {answer.Status}";
        }

        if (request.IsMeantValid && answer.RefusedBy is not (KsRequestCheck.None or KsRequestCheck.FormatAgreement))
        {
            return $"a request without a mistake is refused by {answer.RefusedBy}";
        }

        if (request.MustBeRefused && answer.RefusedBy == KsRequestCheck.None)
        {
            return $"a mistake that has to be refused is answered {answer.Status}";
        }

        if (!Enum.IsDefined(answer.Status) || answer.Status == NtStatus.Pending)
        {
            return $"{answer.Status} is no answer";
        }

        var room = request.Data is null ? request.Output.Length : request.Input.Length + request.Data.Sum(static piece => piece.Length);
        if (answer.Status.IsSuccess() && answer.Information > room)
        {
            return $"{answer.Information} bytes were written where there is room for {room}";
        }

        return answer.RefusedBy != KsRequestCheck.None && !output.SequenceEqual(request.Output) ? "a request that was refused changed its output"
            : answer.RefusedBy == KsRequestCheck.None && request.Access is null ? EventAnswerRules.Find(request, answer, output)
            : null;
    }

    /// <summary>The status that a refusal has: reference 9, 13.1, 13.2, 13.7, 13.8, 13.10.</summary>
    private static NtStatus? StatusOf(KsRequestCheck check) => check switch
    {
        KsRequestCheck.None => null,
        KsRequestCheck.RequestLength or KsRequestCheck.NodeLength or KsRequestCheck.Format or KsRequestCheck.Ranges
            or KsRequestCheck.HeaderListLength or KsRequestCheck.HeaderSize => NtStatus.InvalidBufferSize,

        // ValueLength of an event: what is there instead of the KSEVENTDATA, or of what the event takes.
        KsRequestCheck.MinRequest or KsRequestCheck.ValueLength or KsRequestCheck.FrameExtent => NtStatus.BufferTooSmall,
        KsRequestCheck.Target or KsRequestCheck.StreamDirection => NtStatus.InvalidDeviceRequest,
        KsRequestCheck.Set => NtStatus.PropsetNotFound,
        KsRequestCheck.Id or KsRequestCheck.Direction or KsRequestCheck.SupportHandler => NtStatus.NotFound,
        KsRequestCheck.Interface or KsRequestCheck.Medium or KsRequestCheck.DataRange => NtStatus.NoMatch,
        KsRequestCheck.Instances => NtStatus.TooManyNodes,
        KsRequestCheck.FormatAgreement => NtStatus.NotSupported,

        // Value of an event: how its client wants to be told, or a handle of what it waits with.
        KsRequestCheck.Flags or KsRequestCheck.Node or KsRequestCheck.Value or KsRequestCheck.Handle or KsRequestCheck.Serialization
            or KsRequestCheck.DataUsed or KsRequestCheck.PresentationTime or KsRequestCheck.FormatChange or KsRequestCheck.PinId
            or KsRequestCheck.PinToHandle or KsRequestCheck.Access => NtStatus.InvalidParameter,
        _ => throw new ArgumentOutOfRangeException(nameof(check), check, "nobody has said what status this check answers"),
    };
}
