using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>The memory with which a client has enabled events: which memory it is, is the identity of the event.</summary>
internal sealed class EnabledMemories
{
    /// <summary>With so many the client disables before it enables more.</summary>
    private const int Most = 24;

    private readonly List<(RawHandle Handle, KsEvent Event, byte[] Memory)> _all = [];

    public bool IsEmpty => _all.Count == 0;

    public bool IsFull => _all.Count >= Most;

    public (RawHandle Handle, KsEvent Event, byte[] Memory) Pick(Dice dice) => dice.OneOf(_all);

    /// <summary>Takes note of what a request has come to.</summary>
    /// <param name="request">The request.</param>
    /// <param name="output">The memory that it was sent with.</param>
    /// <param name="status">Its answer.</param>
    public void Note(RawRequest request, byte[] output, NtStatus status)
    {
        switch ((KsControlCode)request.Code)
        {
            case KsControlCode.EnableEvent when status == NtStatus.Success && IsEnabling(KsStructure.Read<KsEvent>(request.Input)):
                _all.Add((request.Handle, KsStructure.Read<KsEvent>(request.Input), output));
                break;
            case KsControlCode.DisableEvent when request.Input.Length == 0 && status == NtStatus.Success:
                _all.RemoveAll(enabled => enabled.Handle == request.Handle);
                break;

            // Whether it was there or had happened once already: it is gone. That of another handle is still there.
            case KsControlCode.DisableEvent when status is NtStatus.Success or NtStatus.Unsuccessful:
                _all.RemoveAll(enabled => enabled.Handle == request.Handle && enabled.Memory == request.Input);
                break;
        }
    }

    private static bool IsEnabling(KsEvent request) =>
        (request.Flags & (KsEventFlags.Enable | KsEventFlags.OneShot | KsEventFlags.EnableBuffered)) != 0;
}
