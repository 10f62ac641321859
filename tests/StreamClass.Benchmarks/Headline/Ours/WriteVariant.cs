using StreamClass.Benchmarks.Headline.Running;
using StreamClass.Client;
using StreamClass.Ks;

namespace StreamClass.Benchmarks.Headline.Ours;

/// <summary>Makes the variants of ours: a live machine with its defaults, one device, and a pin for each client.</summary>
internal static class WriteVariant
{
    public const string NoToken = "no token";
    public const string Token = "token";
    public const string Pends = "pends";

    private const int BytesOfBuffer = 64;

    public static IReadOnlyList<string> Names { get; } = [NoToken, Token, Pends];

    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="load">The load.</param>
    public static async Task<Variant> CreateAsync(string name, Load load)
    {
        var tally = new Tally();
        var minidriver = name == Pends ? new PendingMinidriver(tally) : new WriteMinidriver(tally);
        var cancellation = name == Token ? new CancellationTokenSource() : null;
        var machine = new Machine();
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync().ConfigureAwait(false);
        var filter = await device.OpenFilterAsync().ConfigureAwait(false);
        var submissions = new PinSubmission[load.Clients];
        for (var client = 0; client < submissions.Length; client++)
        {
            var pin = await OpenAsync(filter).ConfigureAwait(false);
            submissions[client] = new PinSubmission(pin, Buffers(load.Depth), cancellation?.Token ?? CancellationToken.None);
        }

        return new SubmissionVariant<PinSubmission>(name, submissions, load.Depth, tally, () => EndAsync(machine, cancellation));
    }

    private static async Task<Pin> OpenAsync(Filter filter)
    {
        var pin = await filter.OpenPinAsync(0, WriteMinidriver.Format).ConfigureAwait(false);
        await pin.SetStateAsync(KsState.Pause).ConfigureAwait(false);
        await pin.SetStateAsync(KsState.Run).ConfigureAwait(false);
        return pin;
    }

    private static StreamBuffer[] Buffers(int count)
    {
        var buffers = new StreamBuffer[count];
        for (var i = 0; i < count; i++)
        {
            buffers[i] = new StreamBuffer(new KsStreamHeader { DataUsed = BytesOfBuffer }, new byte[BytesOfBuffer]);
        }

        return buffers;
    }

    private static async ValueTask EndAsync(Machine machine, CancellationTokenSource? cancellation)
    {
        await machine.DisposeAsync().ConfigureAwait(false);
        cancellation?.Dispose();
        if (machine.BugChecks is [var first, ..])
        {
            throw new WrongFiguresException($"The machine broke a rule: {first.Message}");
        }
    }
}
