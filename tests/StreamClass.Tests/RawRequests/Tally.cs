using StreamClass.Kernel;
using StreamClass.Ks;

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

    public void Add(KsAnswer answer, bool isMeantValid)
    {
        Volatile.Write(ref _total, _total + 1);
        Statuses[answer.Status] = Statuses.GetValueOrDefault(answer.Status) + 1;
        Checks[answer.RefusedBy] = Checks.GetValueOrDefault(answer.RefusedBy) + 1;
        MeantValid += isMeantValid ? 1 : 0;
        var isAnswered = answer.Status.IsSuccess() || answer.Status is NtStatus.BufferOverflow or NtStatus.NotSupported;
        Valid += answer.RefusedBy == KsRequestCheck.None && isAnswered ? 1 : 0;
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

        foreach (var (check, count) in other.Checks)
        {
            Checks[check] = Checks.GetValueOrDefault(check) + count;
        }
    }
}
