using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Shapes;

namespace StreamClass.Tests.RawRequests;

/// <summary>What a request that enables, asks for or disables an event is answered when no check refuses it. Reference 13.8.</summary>
internal static class EventAnswerRules
{
    public static string? Find(RawRequest request, KsAnswer answer, ReadOnlySpan<byte> output)
    {
        NtStatus[]? allowed = (KsControlCode)request.Code switch
        {
            // UNSUCCESSFUL: the memory is not that of an event of this handle, or of none any more.
            KsControlCode.DisableEvent => request.Input.Length == 0 ? [NtStatus.Success] : [NtStatus.Success, NtStatus.Unsuccessful],
            KsControlCode.EnableEvent => OfVerb(KsStructure.Read<KsEvent>(request.Input).Flags & ~KsEventFlags.Topology),
            _ => null,
        };
        return allowed is null ? null
            : !allowed.Contains(answer.Status) ? $"{answer.Status} is not what such a request is answered"
            : !request.Name.StartsWith($"{KsEventFlags.QueryBuffer}", StringComparison.Ordinal) && request.IsMeantValid && !output.SequenceEqual(request.Output)
                ? "the memory of an event was changed"
            : null;
    }

    private static NtStatus[] OfVerb(KsEventFlags verb) => verb switch
    {
        // NOT_SUPPORTED is the minidriver's.
        KsEventFlags.Enable or KsEventFlags.OneShot or KsEventFlags.EnableBuffered => [NtStatus.Success, NtStatus.NotSupported],
        KsEventFlags.QueryBuffer =>
        [
            NtStatus.Success, NtStatus.NotFound, NtStatus.InvalidParameter, NtStatus.NoMoreEntries, NtStatus.BufferOverflow, NtStatus.BufferTooSmall,
        ],
        _ => [NtStatus.Success],
    };
}
