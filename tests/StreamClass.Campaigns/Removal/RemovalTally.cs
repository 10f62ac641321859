using System.Globalization;

namespace StreamClass.Campaigns.Removal;

/// <summary>What all threads have done until now.</summary>
internal sealed class RemovalTally(IReadOnlyCollection<RemovalShare> shares)
{
    private readonly long _done = shares.Sum(static share => share.Done);
    private readonly long _explained = shares.Sum(static share => share.Explained);
    private readonly long _total = shares.Sum(static share => share.Total);

    /// <summary>How many points were not borne.</summary>
    public int Failures { get; } = shares.Sum(static share => share.Failures);

    public string Progress(TimeSpan elapsed)
    {
        var left = _done == 0 || _total == 0 ? "some time" : Write(elapsed / _done * (_total - _done));
        return string.Create(CultureInfo.InvariantCulture, $"{Write(elapsed)}  {_done,6:N0} of {_total:N0} points, {left} left, {Failures} not borne");
    }

    public string Result(TimeSpan elapsed, bool isInterrupted)
    {
        var verdict = Failures > 0 ? "NOT BORNE" : isInterrupted ? "interrupted; borne so far" : "all borne";
        var undisturbed = _done - _explained - Failures;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{verdict}: {_done:N0} of {_total:N0} points in {Write(elapsed)}; {_explained:N0} ended the play, {undisturbed:N0} did not touch it, {Failures} failed");
    }

    private static string Write(TimeSpan time) => time.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
}
