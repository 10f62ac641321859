using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Shapes;

namespace StreamClass.Tests.RawRequests;

/// <summary>What requests were answered.</summary>
internal sealed class Tally
{
    private int _total;

    /// <summary>Requests that were sent; may be read while the campaign goes on.</summary>
    public int Total => Volatile.Read(ref _total);

    /// <summary>Requests that were answered: with success, with the size that the answer needs, or by the minidriver.</summary>
    public int Valid { get; private set; }

    public int MeantValid { get; private set; }

    /// <summary>Requests to a handle that is closed: an ObjectDisposedException.</summary>
    public int Disposed { get; private set; }

    public SortedDictionary<NtStatus, int> Statuses { get; } = [];

    public SortedDictionary<KsRequestCheck, int> Checks { get; } = [];

    /// <summary>What requests about events were answered when nothing refused them.</summary>
    public SortedDictionary<(KsControlCode Code, NtStatus Status), int> Events { get; } = [];

    public void Add(KsAnswer answer, RawRequest request)
    {
        Volatile.Write(ref _total, _total + 1);
        Statuses[answer.Status] = Statuses.GetValueOrDefault(answer.Status) + 1;
        Checks[answer.RefusedBy] = Checks.GetValueOrDefault(answer.RefusedBy) + 1;
        MeantValid += request.IsMeantValid ? 1 : 0;
        var isAnswered = answer.Status.IsSuccess() || answer.Status is NtStatus.BufferOverflow or NtStatus.NotSupported;
        Valid += answer.RefusedBy == KsRequestCheck.None && isAnswered ? 1 : 0;
        if (answer.RefusedBy == KsRequestCheck.None && (KsControlCode)request.Code is var code and (KsControlCode.EnableEvent or KsControlCode.DisableEvent))
        {
            Events[(code, answer.Status)] = Events.GetValueOrDefault((code, answer.Status)) + 1;
        }
    }

    public void AddDisposed()
    {
        Volatile.Write(ref _total, _total + 1);
        Disposed++;
    }

    public void Add(Tally other)
    {
        _total += other.Total;
        Valid += other.Valid;
        MeantValid += other.MeantValid;
        Disposed += other.Disposed;
        foreach (var (status, count) in other.Statuses)
        {
            Statuses[status] = Statuses.GetValueOrDefault(status) + count;
        }

        foreach (var (answer, count) in other.Events)
        {
            Events[answer] = Events.GetValueOrDefault(answer) + count;
        }

        foreach (var (check, count) in other.Checks)
        {
            Checks[check] = Checks.GetValueOrDefault(check) + count;
        }
    }
}
