using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Timeouts;

/// <summary>Counters of requests that are used again and again: they expire as any other, but are on the wheel only when they outlive a tick.</summary>
public class NotedRequestTests
{
    private readonly List<HwStreamRequestBlock> _held = [];
    private readonly List<(uint Size, double At)> _expiries = [];

    [Theory]
    [InlineData(0, 15)]
    [InlineData(0.25, 15)]
    [InlineData(2.5, 17)]
    public void Request_UsedOftenBefore_ExpiresAsItsLastUseSays(double sent, double expected) => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine));
        await machine.PassAsync(sent);
        for (var use = 0; use < 100; use++)
        {
            var read = pin.ReadAsync(new byte[1]).AsTask();
            EchoDevice.Succeed(_held[^1]);
            await read;
        }

        await pin.ReadAsync(new byte[1]).OutcomeAsync();
        _held.Distinct().Should().HaveCountLessThan(_held.Count, "the requests are used again");
        ShouldExpireAt(expected);
    });

    [Theory]
    [InlineData(200u, 3u)]
    [InlineData(3u, 200u)]
    [InlineData(1u, 2u)]
    [InlineData(2u, 1u)]
    public void Request_WhoseUsesDifferInTimeoutOriginal_ExpiresAsItsLastUseSays(uint first, uint second) => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine, srb => srb.TimeoutOriginal = _held.Count == 1 ? first : second));
        var read = pin.ReadAsync(new byte[1]).AsTask();
        EchoDevice.Succeed(_held[0]);
        await read;
        await pin.ReadAsync(new byte[1]).OutcomeAsync();
        ShouldExpireAt(second);
    });

    [Fact]
    public void Request_ThatOutlivedATickInItsUseBefore_ExpiresAsItsLastUseSays() => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine));
        var read = pin.ReadAsync(new byte[1]).AsTask();
        await machine.PassAsync(5.5);
        EchoDevice.Succeed(_held[0]);
        await read;
        await pin.ReadAsync(new byte[1]).OutcomeAsync();
        ShouldExpireAt(20);
    });

    [Fact]
    public void Counter_WrittenAfterTheRequestWasNoted_ExpiresAsWritten() => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine));
        var first = pin.ReadAsync(new byte[1]).OutcomeAsync();
        _held[0].TimeoutCounter = 4;
        await first;
        ShouldExpireAt(4);
    });

    [Fact]
    public void Counter_SetToZeroAfterTheRequestWasNoted_NeverExpires() => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine));
        var read = pin.ReadAsync(new byte[1]).OutcomeAsync();
        _held[0].TimeoutCounter = 0;
        await machine.PassAsync(1000);
        _expiries.Should().BeEmpty();
        EchoDevice.Succeed(_held[0]);
        (await read).Should().Be(NtStatus.Success);
    });

    [Fact]
    public void Requests_MoreThanAreNoted_AllExpireAtTheirTimeInOrderOfArrival() => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine, static srb => srb.TimeoutOriginal = 1 + (srb.NumberOfBytesToTransfer % 70)));
        for (var turn = 0; turn < 2; turn++)
        {
            // The first turn is over before the tick, so that the second one finds its requests noted, in another order.
            _held.Clear();
            var reads = Enumerable.Range(1, 600).Select(size => pin.ReadAsync(new byte[size]).OutcomeAsync()).ToArray();
            if (turn == 0)
            {
                foreach (var srb in _held.OrderBy(static srb => srb.NumberOfBytesToTransfer % 7))
                {
                    EchoDevice.Succeed(srb);
                }
            }

            await Task.WhenAll(reads);
        }

        _expiries.Select(static entry => (int)entry.Size).Should().Equal(
            Enumerable.Range(1, 600).OrderBy(static size => size % 70).ThenBy(static size => size));
        _expiries.Should().AllSatisfy(static entry => Math.Floor(entry.At).Should().Be(1 + (entry.Size % 70)));
    });

    [Fact]
    public void Tick_AfterTheLastUse_Stops()
    {
        var result = Simulation.Run(
            1,
            async machine =>
            {
                var pin = await machine.OpenPinAsync(Echo(machine));
                var read = pin.ReadAsync(new byte[1]).AsTask();
                EchoDevice.Succeed(_held[0]);
                await read;
                await machine.PassAsync(3500);
            },
            OnPurpose.Breaks(RunChecks.Requests));
        result.Trace.Split('\n').Count(static line => line.Contains("timeout tick", StringComparison.Ordinal)).Should().BeInRange(1, 10);
        result.Steps.Should().BeLessThan(1000);
    }

    private void Run(Func<Machine, Task> scenario) => Simulation.Run(
        1,
        async machine =>
        {
            await scenario(machine);
            machine.BugChecks.Should().BeEmpty();
        },
        OnPurpose.Breaks(RunChecks.Requests));

    /// <summary>Holds all data requests, as many as come, and notes when they expire.</summary>
    private EchoDevice Echo(Machine machine, HwReceivePacketRoutine? received = null) => new()
    {
        OnData = srb =>
        {
            _held.Add(srb);
            received?.Invoke(srb);
            srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
        },
        OnTimeout = srb =>
        {
            _expiries.Add((srb.NumberOfBytesToTransfer, machine.Kernel.QueryInterruptTime().TotalSeconds));
            srb.Status = NtStatus.IoDeviceError;
            srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
        },
    };

    private void ShouldExpireAt(double seconds) =>
        _expiries.Should().ContainSingle().Which.At.Should().BeApproximately(seconds, 0.05);
}
