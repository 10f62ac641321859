using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What came back for a raw request.</summary>
/// <remarks>Native name: IO_STATUS_BLOCK. Reference 13.1, 13.2.</remarks>
/// <param name="Status">The status.</param>
/// <param name="Information">Bytes that were written, or would be with room for them.</param>
/// <param name="RefusedBy">The check of the class driver that refused the request; none when the minidriver or a property of the class driver answered.</param>
[NativeName("IO_STATUS_BLOCK")]
public readonly record struct KsAnswer(NtStatus Status, uint Information = 0, KsRequestCheck RefusedBy = KsRequestCheck.None)
{
    /// <summary>A request that one of the checks refuses.</summary>
    internal static KsAnswer Refuse(KsRequestCheck check, NtStatus status, uint information = 0) =>
        new(status, information, check);
}
