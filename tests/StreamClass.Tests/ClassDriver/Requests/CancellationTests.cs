using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Requests;

/// <summary>Cancellation, and its races with completion and timeout. Reference 8, design 5.</summary>
public class CancellationTests
{
    /// <summary>In microseconds.</summary>
    private const long Second = 1_000_000;

    private static readonly MachineOptions OneRequest = new() { RequestPoolCapacity = 1 };

    [Fact]
    [Conformance("8 cancel-queued")]
    public void Cancel_OfAQueuedRequest_IsNeverSeenByTheMinidriver() => Simulation.Run(1, async machine =>
    {
        var held = new List<HwStreamRequestBlock>();
        var cancelled = new List<HwStreamRequestBlock>();
        var pin = await machine.OpenPinAsync(new EchoDevice { OnData = held.Add, OnCancel = cancelled.Add });
        using var source = new CancellationTokenSource();
        var first = pin.ReadAsync(new byte[1]).OutcomeAsync();
        var second = pin.ReadAsync(new byte[2], source.Token).OutcomeAsync();
        var third = pin.ReadAsync(new byte[3]).OutcomeAsync();
        source.Cancel();
        (await second).Should().Be(NtStatus.Cancelled);
        cancelled.Should().BeEmpty();

        // The queue goes on around the gap.
        EchoDevice.Succeed(held[0]);
        EchoDevice.Succeed(held[1]);
        await Task.WhenAll(first, third);
        held.Should().HaveCount(2);
        held[1].NumberOfBytesToTransfer.Should().NotBe(2);
    });

    [Fact]
    [Conformance("2 StrMiniCancelPacket")]
    [Conformance("8 cancel-held", "8 cancel-completed-by-minidriver")]
    public void Cancel_OfAHeldRequest_CallsCancelPacketOnce() => Seeds.Each(50, async machine =>
    {
        var cancels = new List<HwStreamRequestBlock>();
        var held = new List<HwStreamRequestBlock>();
        var pin = await machine.OpenPinAsync(new EchoDevice { OnData = held.Add, OnCancel = cancels.Add });
        using var source = new CancellationTokenSource();
        var read = pin.ReadAsync(new byte[1], source.Token).OutcomeAsync();
        source.Cancel();
        source.Cancel();
        await machine.SettleAsync();
        cancels.Should().Equal(held);

        // The minidriver completes it at once or later.
        read.IsCompleted.Should().BeFalse();
        held[0].Status = NtStatus.Cancelled;
        held[0].StreamClass.CompleteRequestAndMarkQueueReady(held[0]);
        (await read).Should().Be(NtStatus.Cancelled);
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    [Conformance("8 cancel-ready")]
    public void Cancel_OfAHeldRequest_LeavesReadyToTheMinidriver() => Simulation.Run(1, async machine =>
    {
        var held = new List<HwStreamRequestBlock>();
        var cancelled = new List<HwStreamRequestBlock>();
        var pin = await machine.OpenPinAsync(new EchoDevice { OnData = held.Add, OnCancel = cancelled.Add });
        using var source = new CancellationTokenSource();
        var first = pin.ReadAsync(new byte[1], source.Token).OutcomeAsync();
        var second = pin.ReadAsync(new byte[1]).OutcomeAsync();
        source.Cancel();
        await machine.SettleAsync();
        (cancelled.Count, held.Count).Should().Be((1, 1));

        // Completed and marked ready: the next one comes.
        cancelled[0].Status = NtStatus.Cancelled;
        cancelled[0].StreamClass.CompleteRequestAndMarkQueueReady(cancelled[0]);
        (await first).Should().Be(NtStatus.Cancelled);
        await machine.SettleAsync();
        held.Should().HaveCount(2);
        EchoDevice.Succeed(held[1]);
        (await second).Should().Be(NtStatus.Success);
    });

    [Fact]
    public void Cancel_OfAHeldRequest_CanStillEndInSuccess() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice { OnData = static _ => { }, OnCancel = EchoDevice.Succeed });
        using var source = new CancellationTokenSource();
        var read = pin.ReadAsync(new byte[1], source.Token).OutcomeAsync();
        source.Cancel();
        (await read).Should().Be(NtStatus.Success);
    });

    [Fact]
    public void Cancel_OfAHeldRequest_CarriesTheClientsToken() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice { OnData = static _ => { } });
        using var source = new CancellationTokenSource();
        var read = pin.ReadAsync(new byte[1], source.Token).AsTask();
        source.Cancel();
        var thrown = await FluentActions.Awaiting(() => read).Should().ThrowAsync<OperationCanceledException>();
        thrown.Which.CancellationToken.Should().Be(source.Token);
        read.IsCanceled.Should().BeTrue();
    });

    [Fact]
    public void Send_WithACancelledToken_IsNeverSeenByTheMinidriver() => Simulation.Run(1, async machine =>
    {
        var seen = 0;
        var pin = await machine.OpenPinAsync(new EchoDevice { OnData = _ => seen++ });
        (await pin.ReadAsync(new byte[1], new CancellationToken(true)).OutcomeAsync()).Should().Be(NtStatus.Cancelled);
        seen.Should().Be(0);
    });

    [Fact]
    public void Cancel_OfACompletedRequest_DoesNothing() => Simulation.Run(1, async machine =>
    {
        var cancels = 0;
        var pin = await machine.OpenPinAsync(new EchoDevice { OnCancel = _ => cancels++ });
        using var source = new CancellationTokenSource();
        (await pin.ReadAsync(new byte[1], source.Token).OutcomeAsync()).Should().Be(NtStatus.Success);
        source.Cancel();
        await machine.SettleAsync();
        cancels.Should().Be(0);
    });

    [Fact]
    [Conformance("8 one-completion")]
    public void Complete_AfterTheAbort_DoesNotChangeWhatTheClientIsTold() => Simulation.Run(1, async machine =>
    {
        HwStreamRequestBlock? held = null;
        var pin = await machine.OpenPinAsync(new EchoDevice { OnData = srb => held = srb });
        var read = pin.ReadAsync(new byte[1]).AsTask();
        held!.StreamClass.CallAtNewPriority(
            null,
            StreamPriority.High,
            _ =>
            {
                held.StreamClass.AbortOutstandingRequests(held.StreamObject, NtStatus.DeviceNotReady);
                FluentActions.Invoking(() => EchoDevice.Succeed(held)).Should().Throw<BugCheckException>();
            },
            null);
        (await ((Task)read).OutcomeAsync()).Should().Be(NtStatus.DeviceNotReady);
    }, OnPurpose.BugCheck);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Conformance("8 one-completion")]
    public void CancelCompletionAndTimeout_InEveryOrder_CompleteOnceWithTheWinnersStatus(bool synchronized)
    {
        var outcomes = new Dictionary<NtStatus, int>();
        var random = new Random(1);
        Seeds.Each(
            200,
            async machine =>
            {
                // Around the first second, when the tick comes.
                long In(int microseconds) => Second + microseconds - (machine.Kernel.QueryPerformanceCounter() / 10);
                var timer = random.Next(-2, 3);
                NtStatus? answered = null;
                HwStreamRequestBlock? held = null;
                void Answer(NtStatus status)
                {
                    // What a careful minidriver does: whoever comes first completes, under its own care when it has no lock.
                    if (Interlocked.Exchange(ref held, null) is { } srb)
                    {
                        answered = status;
                        srb.Status = status;
                        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
                    }
                }

                var pin = await machine.OpenPinAsync(new EchoDevice
                {
                    Registration = new HwInitializationData { MiniDriver = null!, TurnOffSynchronization = !synchronized },
                    OnData = srb =>
                    {
                        held = srb;
                        srb.TimeoutCounter = 1;
                        srb.StreamClass.ScheduleTimer(
                            srb.StreamObject, (uint)In(timer), _ => Answer(NtStatus.Success), null);
                    },
                    OnCancel = _ => Answer(NtStatus.Cancelled),
                    OnTimeout = _ => Answer(NtStatus.IoDeviceError),
                });
                using var source = new CancellationTokenSource(
                    TimeSpan.FromMicroseconds(In(random.Next(-2, 3))), machine.TimeProvider);
                var outcome = await pin.ReadAsync(new byte[1], source.Token).OutcomeAsync();
                outcome.Should().Be(answered);
                outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
                await machine.PassAsync(5);
                machine.BugChecks.Should().BeEmpty();
            },
            OneRequest);
        outcomes.Keys.Should().BeEquivalentTo([NtStatus.Success, NtStatus.Cancelled, NtStatus.IoDeviceError]);
    }

    [Fact]
    public void LateCancel_OfAnEarlierUse_NeverHitsTheNextOne() => Seeds.Each(
        200,
        async machine =>
        {
            var pin = await machine.OpenPinAsync(new EchoDevice
            {
                OnData = srb => srb.StreamClass.ScheduleTimer(srb.StreamObject, 20, _ => EchoDevice.Succeed(srb), null),
                OnCancel = srb =>
                {
                    srb.StreamClass.ScheduleTimer(srb.StreamObject, 0, null, null);
                    srb.Status = NtStatus.Cancelled;
                    srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
                },
            });
            for (var i = 0; i < 10; i++)
            {
                using var source = new CancellationTokenSource();
                var cancelled = pin.ReadAsync(new byte[1], source.Token).OutcomeAsync();
                var cancelling = Task.Delay(TimeSpan.FromMicroseconds(20), machine.TimeProvider).ContinueWith(
                    _ => source.Cancel(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                await cancelled;

                // The same SRB again; nobody cancels this one.
                (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);
                await cancelling;
            }

            machine.BugChecks.Should().BeEmpty();
        },
        OneRequest);

    [Fact]
    public void Pool_OfOneRequest_UsesTheSameSrbAgain() => Simulation.Run(
        1,
        async machine =>
        {
            var seen = new HashSet<HwStreamRequestBlock>();
            var pin = await machine.OpenPinAsync(new EchoDevice
            {
                OnData = srb =>
                {
                    seen.Add(srb);
                    EchoDevice.Succeed(srb);
                },
            });
            for (var i = 0; i < 10; i++)
            {
                await pin.ReadAsync(new byte[1]);
            }

            seen.Should().HaveCount(1);
        },
        machine: OneRequest);

    [Fact]
    public void Close_WhileAReadIsOnItsWay_CancelsItThroughTheMinidriver()
    {
        var held = 0;
        Seeds.Each(200, async machine =>
        {
            // Reference 13.9: what CancelPacket was asked for may be completed as late as in CLOSE_STREAM.
            var outstanding = new List<HwStreamRequestBlock>();
            var cancels = new List<HwStreamRequestBlock>();
            var pin = await machine.OpenPinAsync(new EchoDevice
            {
                OnData = outstanding.Add,
                OnCancel = cancels.Add,
                OnDevice = srb =>
                {
                    if (srb.Command == SrbCommand.CloseStream)
                    {
                        cancels.Should().Equal(outstanding);
                        foreach (var read in outstanding)
                        {
                            read.Status = NtStatus.Cancelled;
                            read.StreamClass.CompleteRequestAndMarkQueueReady(read);
                        }
                    }

                    EchoDevice.Answer(srb);
                },
            });
            async Task CloseAsync()
            {
                await Task.Yield();
                await pin.CloseAsync();
            }

            async Task<NtStatus> ReadAsync()
            {
                await Task.Yield();
                try
                {
                    return await pin.ReadAsync(new byte[1]).OutcomeAsync();
                }
                catch (ObjectDisposedException)
                {
                    return NtStatus.Cancelled;
                }
            }

            var reads = Task.WhenAll(ReadAsync(), ReadAsync(), ReadAsync());
            await CloseAsync();
            (await reads).Should().AllBeEquivalentTo(NtStatus.Cancelled);
            machine.BugChecks.Should().BeEmpty();
            held += outstanding.Count;
        });
        held.Should().BePositive();
    }

    [Fact]
    public void Close_Always_CancelsHeldAndQueuedRequests() => Seeds.Each(50, async machine =>
    {
        var seen = 0;
        var cancels = 0;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = _ => seen++,
            OnCancel = srb =>
            {
                cancels++;
                srb.Status = NtStatus.Cancelled;
                srb.StreamClass.StreamNotification(StreamNotificationType.StreamRequestComplete, srb.StreamObject, srb);
            },
        });
        await pin.RunAsync();
        var reads = Enumerable.Range(0, 5).Select(_ => pin.ReadAsync(new byte[1]).OutcomeAsync()).ToArray();
        await pin.CloseAsync();
        (await Task.WhenAll(reads)).Should().AllBeEquivalentTo(NtStatus.Cancelled);
        seen.Should().Be(1);
        cancels.Should().Be(1);
        pin.State.Should().Be(KsState.Run);
        machine.BugChecks.Should().BeEmpty();
    });
}
