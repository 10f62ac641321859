using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Guarded;

namespace StreamClass.Tests.RawRequests;

/// <summary>Random raw requests to one device, by several attackers, beside a client that works.</summary>
internal sealed class Campaign(Machine machine, CampaignOptions options)
{
    private const string Categories = @"\Registry\Machine\System\CurrentControlSet\Control\MediaCategories";

    /// <summary>At least one transfer of the bystander for so many requests of the attackers.</summary>
    private const int RequestsPerTransfer = 200;

    private Attacker[] _attackers = [];

    /// <summary>How many requests have been answered so far.</summary>
    public int Done => _attackers.Sum(static attacker => attacker.Tally.Total);

    /// <summary>What the device still has to answer, for a campaign that hangs.</summary>
    public IEnumerable<string> Outstanding => machine.DescribeOutstanding();

    /// <summary>Runs it, and requires that everything works afterwards.</summary>
    /// <exception cref="CampaignFailedException">Something does not; the message has the seed and the request.</exception>
    public async Task<CampaignReport> RunAsync()
    {
        foreach (var name in (Guid[])[KsName.Pin, KsName.TopologyNode])
        {
            machine.Registry.SetValue($@"{Categories}\{name:B}", "Name", RegistryValue.FromText("guarded"));
        }

        var device = await machine.LoadDriver(new GuardedDriver().DriverEntry).StartDeviceAsync();
        var attackers = new Attacker[options.Attackers];
        for (var i = 0; i < attackers.Length; i++)
        {
            attackers[i] = new Attacker(device, options.Seed, i);
            await attackers[i].OpenAsync(machine.Kernel);
        }

        _attackers = attackers;
        var bystander = new Bystander(device, options.Seed);
        var streaming = options.Start(bystander.StreamAsync);
        try
        {
            await AttackAsync();
        }
        finally
        {
            bystander.Stop();
        }

        await streaming;
        foreach (var attacker in attackers)
        {
            await attacker.CloseAsync();
        }

        Require(Done == options.Count, $"{Done} of {options.Count} requests were answered");
        Require(bystander.Transfers >= options.Count / RequestsPerTransfer, $"the bystander made {bystander.Transfers} transfers only");
        Require(machine.BugChecks.Count == 0, $"bug checks: {string.Join("; ", machine.BugChecks.Select(static check => check.Message))}");
        Require(device.Failure is null, $"the device failed: {device.Failure}");
        var left = Outstanding.ToArray();
        Require(left.Length == 0, $"requests are outstanding: {string.Join("; ", left)}");
        var removal = await device.RemoveAsync();
        Require(removal.IsClean, $"the removal was not clean: {removal}");
        return Report(bystander);
    }

    private Task AttackAsync()
    {
        var shares = _attackers.Select((attacker, i) =>
            options.Start(() => attacker.AttackAsync((options.Count / _attackers.Length) + (i < options.Count % _attackers.Length ? 1 : 0))));
        return Task.WhenAll([.. shares]);
    }

    private CampaignReport Report(Bystander bystander)
    {
        var tally = new Tally();
        foreach (var attacker in _attackers)
        {
            tally.Add(attacker.Tally);
        }

        return new CampaignReport(options.Seed, tally, bystander.Transfers, bystander.Events);
    }

    private void Require(bool isRight, string otherwise)
    {
        if (!isRight)
        {
            throw new CampaignFailedException(options.Seed, otherwise);
        }
    }
}
