using System.Text;
using StreamClass.Ks;

namespace StreamClass.Tests.RawRequests;

/// <summary>What came of a campaign in which nothing broke.</summary>
/// <param name="Seed">What replays it.</param>
/// <param name="Tally">The answers.</param>
/// <param name="Transfers">Reads and writes of the client that did nothing wrong.</param>
/// <param name="Events">Events that it waited for, and got.</param>
internal sealed record CampaignReport(ulong Seed, Tally Tally, int Transfers, int Events)
{
    /// <summary>How many times each check has to have answered.</summary>
    public const int LeastOfCheck = 100;

    public const double LeastValid = 0.20;

    public double ValidShare => (double)Tally.Valid / Tally.Total;

    /// <summary>The checks that answered too seldom for the campaign to say anything of them.</summary>
    public IReadOnlyList<KsRequestCheck> Seldom =>
    [
        .. Enum.GetValues<KsRequestCheck>()
            .Where(check => check != KsRequestCheck.None && Tally.Checks.GetValueOrDefault(check) < LeastOfCheck),
    ];

    public bool IsEnough => Seldom.Count == 0 && ValidShare >= LeastValid;

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine($"{Tally.Total} requests, seed {Seed}: {Tally.Valid} valid ({ValidShare:P1}), {Tally.MeantValid} meant to be valid");
        text.AppendLine($"{Transfers} transfers and {Events} events of the bystander").AppendLine();
        foreach (var (status, count) in Tally.Statuses)
        {
            text.AppendLine($"  {status,-24}{count,10}");
        }

        text.AppendLine($"  {nameof(ObjectDisposedException),-24}{Tally.Disposed,10}").AppendLine().AppendLine("refused by");
        foreach (var (check, count) in Tally.Checks)
        {
            text.AppendLine($"  {check,-24}{count,10}");
        }

        text.AppendLine().AppendLine("events");
        foreach (var ((code, status), count) in Tally.Events)
        {
            text.AppendLine($"  {$"{code} {status}",-32}{count,10}");
        }

        return Seldom.Count == 0 ? text.ToString() : text.AppendLine($"too seldom: {string.Join(", ", Seldom)}").ToString();
    }
}
