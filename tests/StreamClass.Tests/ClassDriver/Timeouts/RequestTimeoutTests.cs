using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Timeouts;

/// <summary>The counter of seconds beside every request that the minidriver holds. Reference 8, 12.4, 12.8.</summary>
public class RequestTimeoutTests
{
    private readonly List<HwStreamRequestBlock> _held = [];
    private readonly List<double> _expiries = [];

    [Theory]
    [InlineData(null, 15)]
    [InlineData(3u, 3)]
    [InlineData(200u, 200)]
    [Conformance("2 StrMiniRequestTimeout")]
    [Conformance("8 counter-expires")]
    public void Request_HeldFor_TimeoutOriginalSeconds_Expires(uint? option, double expected) => Run(
        async machine =>
        {
            var pin = await machine.OpenPinAsync(Echo(machine));
            var read = pin.ReadAsync(new byte[1]).OutcomeAsync();
            (await read).Should().Be(NtStatus.IoDeviceError);
            ShouldExpireAt(expected);
        },
        option is null ? null : new MachineOptions { RequestTimeoutSeconds = option.Value });

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void Request_SentWithinASecond_ExpiresWithTheTickOfTheMachine(double offset) => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine));
        await machine.PassAsync(offset);
        await pin.ReadAsync(new byte[1]).OutcomeAsync();

        // Decremented once a second, as natively: never early by a whole second, never late.
        ShouldExpireAt(15);
    });

    [Theory]
    [InlineData(200u, 72u, 72)]
    [InlineData(200u, 8u, 8)]
    [InlineData(200u, 9u, 9)]
    [InlineData(8u, 200u, 200)]
    public void Counter_WrittenWhileHeld_ExpiresAsWritten_WhereverItStoodOnTheWheel(uint first, uint written, double expected) => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine));
        var read = pin.ReadAsync(new byte[1]).OutcomeAsync();
        _held[0].TimeoutCounter = first;
        _held[0].TimeoutCounter = written;
        (await read).Should().Be(NtStatus.IoDeviceError);
        ShouldExpireAt(expected);
    });

    [Fact]
    public void Option_Zero_NeverExpires() => Run(
        async machine =>
        {
            var pin = await machine.OpenPinAsync(Echo(machine));
            _ = pin.ReadAsync(new byte[1]).OutcomeAsync();
            await machine.PassAsync(1000);
            _held[0].TimeoutCounter.Should().Be(0);
            _expiries.Should().BeEmpty();
            EchoDevice.Succeed(_held[0]);
        },
        new MachineOptions { RequestTimeoutSeconds = 0 });

    [Fact]
    [Conformance("8 counter-seconds")]
    public void Counter_WhileHeld_FallsOnceASecond() => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine));
        _ = pin.ReadAsync(new byte[1]).OutcomeAsync();
        await machine.PassAsync(0.5);
        for (var left = 15u; left > 5; left--)
        {
            _held[0].TimeoutCounter.Should().Be(left);
            _held[0].TimeoutOriginal.Should().Be(15);
            await machine.PassAsync(1);
        }

        EchoDevice.Succeed(_held[0]);
    });

    [Fact]
    public void Counter_InsideTheReceiveRoutine_ReadsAsTimeoutOriginal() => Run(async machine =>
    {
        var seen = new List<uint>();
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                seen.Add(srb.TimeoutCounter);
                srb.TimeoutOriginal = 7;
                seen.Add(srb.TimeoutCounter);
                EchoDevice.Succeed(srb);
            },
        });
        await pin.ReadAsync(new byte[1]);
        seen.Should().Equal(15, 7);
    });

    [Fact]
    [Conformance("8 counter-held")]
    public void Counter_OfAQueuedRequest_DoesNotFall() => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine));
        _ = pin.ReadAsync(new byte[1]).OutcomeAsync();
        var second = pin.ReadAsync(new byte[1]).OutcomeAsync();
        await machine.PassAsync(10);
        EchoDevice.Succeed(_held[0]);
        _held[1].TimeoutCounter.Should().Be(15);
        await second;
        ShouldExpireAt(25);
    });

    [Fact]
    [Conformance("8 counter-zero")]
    public void Counter_SetToZero_NeverExpires() => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine, received: srb => srb.TimeoutCounter = 0));
        var read = pin.ReadAsync(new byte[1]).OutcomeAsync();
        await machine.PassAsync(1000);
        _expiries.Should().BeEmpty();
        _held[0].TimeoutCounter.Should().Be(0);
        EchoDevice.Succeed(_held[0]);
        (await read).Should().Be(NtStatus.Success);
    });

    [Fact]
    [Conformance("8 counter-restored")]
    public void Counter_SetBackToTimeoutOriginal_CountsFromThere() => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine));
        var read = pin.ReadAsync(new byte[1]).OutcomeAsync();
        await machine.PassAsync(5);
        _held[0].TimeoutCounter = 0;
        await machine.PassAsync(95);
        _held[0].TimeoutCounter = _held[0].TimeoutOriginal;
        (await read).Should().Be(NtStatus.IoDeviceError);
        ShouldExpireAt(115);
    });

    [Theory]
    [InlineData(2u)]
    [InlineData(63u)]
    [InlineData(64u)]
    [InlineData(65u)]
    [InlineData(1000u)]
    public void Counter_WrittenInTheReceiveRoutine_CountsFromThere(uint seconds) => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine, received: srb => srb.TimeoutCounter = seconds));
        await pin.ReadAsync(new byte[1]).OutcomeAsync();
        ShouldExpireAt(seconds);
    });

    [Fact]
    public void Counter_ShortenedLater_ExpiresAtTheNewTime() => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine, received: srb => srb.TimeoutCounter = 500));
        var read = pin.ReadAsync(new byte[1]).OutcomeAsync();
        await machine.PassAsync(10);
        _held[0].TimeoutCounter = 4;
        await read;
        ShouldExpireAt(14);
    });

    [Fact]
    [Conformance("8 TimeoutOriginal")]
    public void TimeoutOriginal_ChangedInTheReceiveRoutine_IsWhatTheCounterStartsFrom() => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine, received: srb => srb.TimeoutOriginal = 5));
        await pin.ReadAsync(new byte[1]).OutcomeAsync();
        ShouldExpireAt(5);
    });

    [Fact]
    [Conformance("8 counter-once")]
    public void Handler_ThatDoesNothing_IsCalledAgainAtEachExpiry() => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine, expired: srb =>
        {
            srb.TimeoutCounter.Should().Be(0);
            if (_expiries.Count == 3)
            {
                EchoDevice.Succeed(srb);
            }
        }));
        (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);
        ShouldExpireAt(15, 30, 45);
    });

    [Fact]
    public void Handler_ThatChangesTimeoutOriginal_IsCalledAgainAfterTheNewOne() => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine, expired: srb =>
        {
            srb.TimeoutOriginal = 4;
            if (_expiries.Count == 3)
            {
                EchoDevice.Succeed(srb);
            }
        }));
        await pin.ReadAsync(new byte[1]).OutcomeAsync();
        ShouldExpireAt(15, 19, 23);
    });

    [Fact]
    public void Handler_ThatWritesTheCounter_IsCalledAgainAfterThat() => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine, expired: srb =>
        {
            srb.TimeoutCounter = 2;
            if (_expiries.Count == 3)
            {
                EchoDevice.Succeed(srb);
            }
        }));
        await pin.ReadAsync(new byte[1]).OutcomeAsync();
        ShouldExpireAt(15, 17, 19);
    });

    [Fact]
    public void Handler_ThatWritesZero_IsNeverCalledAgain() => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine, expired: srb => srb.TimeoutCounter = 0));
        var read = pin.ReadAsync(new byte[1]).OutcomeAsync();
        await machine.PassAsync(1000);
        ShouldExpireAt(15);
        EchoDevice.Succeed(_held[0]);
        (await read).Should().Be(NtStatus.Success);
    });

    [Fact]
    public void Request_CompletedInTime_NeverExpires() => Run(async machine =>
    {
        var pin = await machine.OpenPinAsync(Echo(machine));
        var read = pin.ReadAsync(new byte[1]).OutcomeAsync();
        await machine.PassAsync(14);
        EchoDevice.Succeed(_held[0]);
        (await read).Should().Be(NtStatus.Success);
        await machine.PassAsync(100);
        _expiries.Should().BeEmpty();
    });

    [Fact]
    public void Requests_ManyAtOnce_AllExpireAtTheirTimeInOrderOfArrival() => Run(
        async machine =>
        {
            var order = new List<(uint Size, double At)>();
            var echo = new EchoDevice
            {
                OnData = srb =>
                {
                    srb.TimeoutCounter = 1 + (srb.NumberOfBytesToTransfer % 100);
                    srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
                },
                OnTimeout = srb =>
                {
                    order.Add((srb.NumberOfBytesToTransfer, Math.Floor(Seconds(machine))));
                    EchoDevice.Succeed(srb);
                },
            };
            var pin = await machine.OpenPinAsync(echo);
            var reads = Enumerable.Range(1, 1000).Select(size => pin.ReadAsync(new byte[size]).OutcomeAsync()).ToArray();
            await Task.WhenAll(reads);
            var expected = Enumerable.Range(1, 1000).OrderBy(size => size % 100).ThenBy(size => size);
            order.Select(entry => (int)entry.Size).Should().Equal(expected);
            order.Should().AllSatisfy(entry => entry.At.Should().Be(1 + (entry.Size % 100)));
        });

    [Fact]
    public void Tick_WithNothingOutstanding_IsNotArmed()
    {
        var result = Simulation.Run(
            1,
            async machine =>
            {
                var pin = await machine.OpenPinAsync(new EchoDevice());
                for (var i = 0; i < 10; i++)
                {
                    await pin.ReadAsync(new byte[1]);
                }

                await machine.PassAsync(3500);
            });
        result.Trace.Should().NotContain("timeout tick");
        result.Steps.Should().BeLessThan(1000);
    }

    [Fact]
    public void Tick_AfterTheLastLiveCounter_Stops()
    {
        var result = Simulation.Run(
            1,
            async machine =>
            {
                var pin = await machine.OpenPinAsync(Echo(machine));
                _ = pin.ReadAsync(new byte[1]).OutcomeAsync();
                await machine.PassAsync(5);
                _held[0].TimeoutCounter = 0;
                await machine.PassAsync(3500);
                EchoDevice.Succeed(_held[0]);
            });
        result.Trace.Split('\n').Count(line => line.Contains("timeout tick", StringComparison.Ordinal)).Should().BeInRange(5, 100);
        result.Steps.Should().BeLessThan(1000);
    }

    [Fact]
    public void Handler_ThatCompletes_IsNeverCalledTwiceForOneExpiry() => Seeds.Each(50, async machine =>
    {
        var count = 0;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                srb.TimeoutCounter = 1;
                srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
            },
            OnTimeout = srb =>
            {
                count++;
                srb.StreamClass.DebugPrint(StreamDebugLevel.Verbose, "a preemption point");
                EchoDevice.Succeed(srb);
            },
        });
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => pin.ReadAsync(new byte[1]).OutcomeAsync()));
        count.Should().Be(10);
        machine.BugChecks.Should().BeEmpty();
    });

    private static double Seconds(Machine machine) => machine.Kernel.QueryInterruptTime().TotalSeconds;

    private void Run(Func<Machine, Task> scenario, MachineOptions? options = null) => Simulation.Run(
        1,
        async machine =>
        {
            await scenario(machine);
            machine.BugChecks.Should().BeEmpty();
        },
        machine: options);

    /// <summary>Holds all data requests, and notes when they expire.</summary>
    private EchoDevice Echo(Machine machine, HwReceivePacketRoutine? received = null, HwReceivePacketRoutine? expired = null) => new()
    {
        OnData = srb =>
        {
            _held.Add(srb);
            received?.Invoke(srb);
        },
        OnTimeout = srb =>
        {
            _expiries.Add(Seconds(machine));
            if (expired is not null)
            {
                expired(srb);
                return;
            }

            srb.Status = NtStatus.IoDeviceError;
            srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
        },
    };

    private void ShouldExpireAt(params double[] seconds)
    {
        _expiries.Should().HaveCount(seconds.Length);
        _expiries.Zip(seconds).Should().AllSatisfy(pair => pair.First.Should().BeApproximately(pair.Second, 0.05));
    }
}
