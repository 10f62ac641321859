using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Testing.Faults;
using StreamClass.Tests.Devices;
using StreamClass.Tests.Races;

namespace StreamClass.Tests.ClassDriver;

/// <summary>Writes that go to the minidriver and back under one hold of the lock, however they end. On real threads: only there they do.</summary>
/// <param name="writesBefore">How many writes come before: after some the lock is reserved for the client.</param>
public abstract class ShortWayTests(int writesBefore)
{
    private const NtStatus Refused = NtStatus.IoDeviceError;

    private readonly List<HwStreamRequestBlock> _held = [];

    [Fact]
    public async Task Write_CompletedInTheCall_IsOverWhenItReturns()
    {
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice());
        pin.WriteAsync(One()).IsCompletedSuccessfully.Should().BeTrue();
        pin.WriteAsync(default, new byte[3]).IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public async Task Write_FailedInTheCall_ThrowsAndTheNextSucceeds()
    {
        var fails = true;
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice { OnData = srb => Complete(srb, fails ? Refused : NtStatus.Success) });
        (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(Refused);
        fails = false;
        (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(NtStatus.Success);
    }

    [Fact]
    public void Write_UnderAPlanOfFaults_CanLackMemory()
    {
        var faults = new SimulationOptions
        {
            Faults = new FaultPlan { [FaultKind.Allocation] = 0.2 }, Checks = RunChecks.All & ~RunChecks.Requests,
        };
        var lacked = 0;
        for (var seed = 1UL; seed <= 50; seed++)
        {
            Simulation.Run(seed, WriteAsync, faults);
        }

        lacked.Should().BePositive();

        async Task WriteAsync(Machine machine)
        {
            Pin pin;
            try
            {
                pin = await machine.OpenPinAsync(new EchoDevice(), EchoDevice.Input);
            }
            catch (StreamRequestException)
            {
                return;
            }

            for (var i = 0; i < 20; i++)
            {
                lacked += await pin.WriteAsync(One()).OutcomeAsync() == NtStatus.InsufficientResources ? 1 : 0;
            }

            await pin.DisposeAsync();
        }
    }

    [Fact]
    public async Task Write_Kept_EndsWhenItIsCompleted()
    {
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice { OnData = _held.Add });
        var first = pin.WriteAsync(One()).OutcomeAsync();
        var second = pin.WriteAsync(One()).OutcomeAsync();

        // The queue is not ready until the first comes back.
        _held.Should().ContainSingle();
        first.IsCompleted.Should().BeFalse();
        EchoDevice.Succeed(_held[0]);
        (await first).Should().Be(NtStatus.Success);
        Complete(_held[1], Refused);
        (await second).Should().Be(Refused);
    }

    [Fact]
    public async Task Write_KeptAndCompletedInAHighCall_IsOverWhenItReturns()
    {
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice { OnData = static srb => CallHigh(srb, EchoDevice.Succeed) });
        for (var i = 0; i < 3; i++)
        {
            pin.WriteAsync(One()).IsCompletedSuccessfully.Should().BeTrue();
        }
    }

    [Fact]
    public async Task Write_KeptThroughManyHighCalls_IsOverWhenItReturns()
    {
        const int Calls = 100;
        var left = 0;
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice
        {
            OnData = srb =>
            {
                left = Calls;
                CallHigh(srb, CallAgain);
            },
        });
        for (var i = 0; i < 3; i++)
        {
            // A holder does a bounded number of them for one client; the rest is done all the same.
            (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(NtStatus.Success);
            left.Should().Be(0);
        }

        machine.BugChecks.Should().BeEmpty();

        void CallAgain(HwStreamRequestBlock srb)
        {
            if (--left == 0)
            {
                EchoDevice.Succeed(srb);
            }
            else
            {
                CallHigh(srb, CallAgain);
            }
        }
    }

    [Fact]
    public async Task Write_FailedInAHighCall_ThrowsAndTheNextSucceeds()
    {
        var fails = true;
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice
        {
            OnData = srb => CallHigh(srb, kept => Complete(kept, fails ? Refused : NtStatus.Success)),
        });
        (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(Refused);
        fails = false;
        (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(NtStatus.Success);
    }

    [Fact]
    public async Task Write_AbortedInAHighCall_EndsWithTheStatusOfTheAbort()
    {
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice
        {
            OnData = static srb => CallHigh(
                srb, static kept => kept.StreamClass.AbortOutstandingRequests(kept.StreamObject, NtStatus.DeviceNotReady)),
        });
        (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(NtStatus.DeviceNotReady);
        (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(NtStatus.DeviceNotReady);
        machine.BugChecks.Should().BeEmpty();
    }

    [Fact]
    public async Task Write_WhoseHighCallThrows_FailsTheDevice()
    {
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice
        {
            OnData = static srb => CallHigh(srb, static _ => throw new InvalidOperationException("on purpose")),
        });
        (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(NtStatus.DriverInternalError);
        (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(NtStatus.DriverInternalError);
    }

    [Fact]
    public async Task Write_KeptByTheHighCallToo_ExpiresAsAnyOther()
    {
        var time = new SteppedTime();
        var calls = 0;
        await using var machine = new Machine(new MachineOptions { TimeProvider = time });
        var pin = await OpenAsync(machine, new EchoDevice
        {
            OnData = srb =>
            {
                srb.TimeoutOriginal = 1;
                CallHigh(srb, _ => calls++);
            },
        });
        var write = pin.WriteAsync(One()).OutcomeAsync();
        write.IsCompleted.Should().BeFalse();
        time.Advance(TimeSpan.FromSeconds(2));
        (await write).Should().Be(NtStatus.IoDeviceError);
        calls.Should().Be(1);
    }

    [Fact]
    public async Task Write_CompletedByAnotherThreadWhileTheCallRuns_WaitsForNobody()
    {
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice
        {
            OnData = static srb =>
            {
                var other = new Thread(() => EchoDevice.Succeed(srb));
                other.Start();
                other.Join();
            },
        });
        pin.WriteAsync(One()).IsCompletedSuccessfully.Should().BeTrue();
        (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(NtStatus.Success);
        machine.BugChecks.Should().BeEmpty();
    }

    [Fact]
    public async Task Write_CompletedByAnotherThreadAsTheCallReturns_EndsOnce()
    {
        const int Writes = 500;
        HwStreamRequestBlock? given = null;
        var done = false;
        var other = new Thread(() =>
        {
            while (!Volatile.Read(ref done))
            {
                if (Interlocked.Exchange(ref given, null) is { } srb)
                {
                    EchoDevice.Succeed(srb);
                }
            }
        });
        other.Start();
        await using var machine = new Machine();
        var echo = new EchoDevice { OnData = srb => Volatile.Write(ref given, srb) };
        var pin = await machine.OpenPinAsync(echo, EchoDevice.Input);
        for (var i = 0; i < Writes; i++)
        {
            await WarmUpAsync(pin, echo);
            (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(NtStatus.Success);
        }

        Volatile.Write(ref done, true);
        other.Join();
        machine.BugChecks.Should().BeEmpty();
    }

    [Fact]
    public async Task Write_KeptWithTheRequestOfAPinThatWasClosed_EndsWhenItIsCompleted()
    {
        await using var machine = new Machine();
        var echo = new EchoDevice { OnData = _held.Add };
        var device = await machine.StartAsync(echo);
        var filter = await device.OpenFilterAsync();
        await using (var first = await filter.OpenInputAsync())
        {
            await WarmUpAsync(first, echo);
        }

        var second = await filter.OpenInputAsync();
        var write = second.WriteAsync(new[] { One()[0], One()[0] }).OutcomeAsync();
        write.IsCompleted.Should().BeFalse();
        EchoDevice.Succeed(_held[0]);
        (await write).Should().Be(NtStatus.Success);
        machine.BugChecks.Should().BeEmpty();
    }

    [Fact]
    public async Task Dispose_WhileTheRoutineOfAWriteHangs_NamesTheRoutine()
    {
        using var inside = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var machine = new Machine(new MachineOptions { ShutdownLimit = TimeSpan.FromMilliseconds(50) });
        var pin = await OpenAsync(machine, new EchoDevice
        {
            OnData = srb =>
            {
                inside.Set();
                goOn.Wait();
                EchoDevice.Succeed(srb);
            },
        });
        var disposing = Task.Run(async () =>
        {
            inside.Wait();
            await machine.DisposeAsync();
            goOn.Set();
        });
        await pin.WriteAsync(One()).OutcomeAsync();
        await disposing;
        machine.BugChecks.Should().ContainSingle().Which.Code.Should().Be(BugCheckCode.ThreadStuckInDeviceDriver);
        machine.BugChecks[0].Message.Should().Contain("ReceiveStreamDataPacket of EchoDevice");
    }

    [Fact]
    public async Task Complete_ThenAbortInTheCall_EndsWithSuccess()
    {
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice
        {
            OnData = static srb =>
            {
                EchoDevice.Succeed(srb);
                srb.StreamClass.AbortOutstandingRequests(srb.StreamObject, NtStatus.DeviceNotReady);
            },
        });
        (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(NtStatus.Success);
        (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(NtStatus.Success);
        machine.BugChecks.Should().BeEmpty();
    }

    [Fact]
    public async Task Write_FailedByAnotherThread_EndsWithItsStatus()
    {
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice { OnData = static srb => new Thread(() => Complete(srb, Refused)).Start() });
        for (var i = 0; i < 100; i++)
        {
            (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(Refused);
        }
    }

    [Fact]
    public async Task Write_AbortedInTheCall_EndsWithTheStatusOfTheAbort()
    {
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice
        {
            OnData = static srb => srb.StreamClass.AbortOutstandingRequests(srb.StreamObject, NtStatus.DeviceNotReady),
        });
        (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(NtStatus.DeviceNotReady);
        (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(NtStatus.DeviceNotReady);
        machine.BugChecks.Should().BeEmpty();
    }

    [Fact]
    public async Task Write_WhoseRoutineThrows_FailsTheDevice()
    {
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice { OnData = static _ => throw new InvalidOperationException("on purpose") });
        (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(NtStatus.DriverInternalError);
        (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(NtStatus.DriverInternalError);
    }

    [Fact]
    public async Task Write_CancelledBefore_IsNotSeenByTheMinidriver()
    {
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice { OnData = _held.Add });
        (await pin.WriteAsync(One(), new CancellationToken(true)).OutcomeAsync()).Should().Be(NtStatus.Cancelled);
        _held.Should().BeEmpty();
    }

    [Fact]
    public async Task Write_CancelledWhileKept_IsCancelledOnce()
    {
        var cancelled = new List<HwStreamRequestBlock>();
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice
        {
            OnData = _held.Add,
            OnCancel = srb =>
            {
                cancelled.Add(srb);
                Complete(srb, NtStatus.Cancelled);
            },
        });
        using var source = new CancellationTokenSource();
        var write = pin.WriteAsync(One(), source.Token).OutcomeAsync();
        source.Cancel();
        (await write).Should().Be(NtStatus.Cancelled);
        cancelled.Should().Equal(_held);
    }

    [Fact]
    public async Task Complete_TwiceInTheCall_IsABugCheck()
    {
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice
        {
            OnData = static srb =>
            {
                EchoDevice.Succeed(srb);
                EchoDevice.Succeed(srb);
            },
        });
        await pin.WriteAsync(One()).OutcomeAsync();
        machine.BugChecks.Should().ContainSingle().Which.Code.Should().Be(BugCheckCode.MultipleIrpCompleteRequests);
        machine.BugChecks[0].Message.Should().Contain("a second time, by its ReceiveStreamDataPacket");
    }

    [Fact]
    public async Task Complete_AgainWhenTheClientHasIt_IsABugCheck()
    {
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice
        {
            OnData = srb =>
            {
                _held.Add(srb);
                EchoDevice.Succeed(srb);
            },
        });
        await pin.WriteAsync(One());
        var again = () => EchoDevice.Succeed(_held[0]);
        again.Should().Throw<BugCheckException>().Which.Code.Should().Be(BugCheckCode.MultipleIrpCompleteRequests);
    }

    [Fact]
    public async Task GetDataBuffer_OfACompletedWrite_Throws()
    {
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice
        {
            OnData = srb =>
            {
                _held.Add(srb);
                EchoDevice.Succeed(srb);
            },
        });
        await pin.WriteAsync(One());
        var look = () => _held[0].GetDataBuffer(0);
        look.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public async Task Write_WhilePinIsClosed_EndsAsTheMinidriverSays()
    {
        Pin? pin = null;
        Task? closing = null;
        await using var machine = new Machine();
        pin = await OpenAsync(machine, new EchoDevice
        {
            OnData = srb =>
            {
                closing = Task.Run(pin!.CloseAsync);
                EchoDevice.Succeed(srb);
            },
        });
        (await pin.WriteAsync(One()).OutcomeAsync()).Should().Be(NtStatus.Success);
        await closing!;
        machine.BugChecks.Should().BeEmpty();
    }

    [Fact]
    public async Task Write_WhileDeviceDisappears_EndsAndNothingFollows()
    {
        Device? device = null;
        Task? removing = null;
        var seen = 0;
        await using var machine = new Machine();
        var echo = new EchoDevice
        {
            OnData = srb =>
            {
                seen++;
                removing = Task.Run(device!.SurpriseRemoveAsync);
                EchoDevice.Succeed(srb);
            },
        };
        device = await machine.StartAsync(echo);
        var filter = await device.OpenFilterAsync();
        var pin = await WarmUpAsync(await filter.OpenInputAsync(), echo);
        (await pin.WriteAsync(One()).OutcomeAsync()).Should().BeOneOf(NtStatus.Success, NtStatus.DeviceRemoved);
        await removing!;
        var next = () => pin.WriteAsync(One()).AsTask();
        await next.Should().ThrowAsync<ObjectDisposedException>();
        seen.Should().Be(1);
        machine.BugChecks.Should().BeEmpty();
    }

    [Fact]
    public async Task Routine_OfAClientWithAContext_RunsWithoutIt()
    {
        SynchronizationContext? inside = new();
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice
        {
            OnData = srb =>
            {
                inside = SynchronizationContext.Current;
                EchoDevice.Succeed(srb);
            },
        });
        var own = new SynchronizationContext();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(own);
        var write = pin.WriteAsync(One());
        var after = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(before);
        await write;
        inside.Should().BeNull();
        after.Should().BeSameAs(own);
    }

    [Fact]
    public async Task Minidriver_OfAWrite_SeesWhatItSeesInTheOrdinaryWay()
    {
        var ordinary = new List<string>();
        Simulation.Run(1, machine => PlayAsync(machine, ordinary));
        var passing = new List<string>();
        await using var machine = new Machine();
        await PlayAsync(machine, passing);
        passing.Should().Equal(ordinary);
    }

    [Fact]
    public async Task Write_ByFourClientsAtOnce_LosesNoneAndOverlapsNever()
    {
        const int Clients = 4;
        const int Rounds = 10_000;
        var inside = 0;
        var overlaps = 0;
        var count = 0;
        await using var machine = new Machine();
        var device = await machine.StartAsync(new EchoDevice
        {
            OnData = srb =>
            {
                overlaps += inside++ == 0 ? 0 : 1;
                count++;
                inside--;
                EchoDevice.Succeed(srb);
            },
        });
        var filter = await device.OpenFilterAsync();
        var pin = await filter.OpenInputAsync();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            var buffers = One();
            for (var i = 0; i < Rounds; i++)
            {
                await pin.WriteAsync(buffers);
            }
        })));
        (count, overlaps).Should().Be((Clients * Rounds, 0));
        device.GetRequestCount(SrbCommand.WriteData).Should().Be(Clients * Rounds);
        machine.BugChecks.Should().BeEmpty();
    }

    [Fact]
    public async Task Write_ManyInARowWhileWorkWaitsForAThread_YieldsNowAndThen()
    {
        const int Chains = 64;
        var done = false;
        for (var i = 0; i < Chains; i++)
        {
            Occupy();
        }

        var waited = 0;
        await using var machine = new Machine();
        var pin = await OpenAsync(machine, new EchoDevice());
        var buffers = One();
        for (var i = 0; i < 20 * 1024; i++)
        {
            var write = pin.WriteAsync(buffers);
            waited += write.IsCompleted ? 0 : 1;
            await write;
        }

        Volatile.Write(ref done, true);
        waited.Should().BeInRange(1, 20);

        void Occupy()
        {
            if (!Volatile.Read(ref done))
            {
                ThreadPool.UnsafeQueueUserWorkItem(static occupy => occupy(), Occupy, preferLocal: false);
            }
        }
    }

    [Fact]
    public async Task Open_AfterPinsThatWereWrittenTo_UsesTheirRequestsAgain()
    {
        const int Pins = 100;
        var seen = new HashSet<HwStreamRequestBlock>();
        await using var machine = new Machine();
        var device = await machine.StartAsync(new EchoDevice
        {
            OnData = srb =>
            {
                seen.Add(srb);
                EchoDevice.Succeed(srb);
            },
        });
        var filter = await device.OpenFilterAsync();
        for (var i = 0; i < Pins; i++)
        {
            await using var pin = await filter.OpenInputAsync();
            for (var write = 0; write <= writesBefore; write++)
            {
                await pin.WriteAsync(One());
            }

            await pin.WriteAsync(new[] { One()[0], One()[0] });
        }

        seen.Should().HaveCountLessThan(Pins / 2, "each pin needs one or two at a time");
    }

    private async Task<Pin> OpenAsync(Machine machine, EchoDevice echo) =>
        await WarmUpAsync(await machine.OpenPinAsync(echo, EchoDevice.Input), echo);

    /// <summary>Writes so often before the test that the thread has the lock reserved, if it is to.</summary>
    private async Task<Pin> WarmUpAsync(Pin pin, EchoDevice echo)
    {
        echo.IsWarmingUp = true;
        for (var i = 0; i < writesBefore; i++)
        {
            await pin.WriteAsync(One());
        }

        echo.IsWarmingUp = false;
        return pin;
    }

    private static StreamBuffer[] One() => [new StreamBuffer(new KsStreamHeader { DataUsed = 2 }, new byte[4])];

    private static void CallHigh(HwStreamRequestBlock srb, Action<HwStreamRequestBlock> then) =>
        srb.StreamClass.CallAtNewPriority(srb.StreamObject, StreamPriority.High, _ => then(srb), null);

    private static void Complete(HwStreamRequestBlock srb, NtStatus status)
    {
        srb.Status = status;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }

    private async Task PlayAsync(Machine machine, List<string> seen)
    {
        var echo = new EchoDevice
        {
            OnData = srb =>
            {
                seen.Add(Describe(srb));

                // What a minidriver leaves behind is not there the next time.
                srb.NextSrb = srb;
                srb.ActualBytesTransferred = 7;
                srb.TimeoutOriginal = 3;
                srb.TimeoutCounter = 2;
                EchoDevice.Succeed(srb);
            },
        };
        var device = await machine.StartAsync(echo);
        var filter = await device.OpenFilterAsync();
        var pin = await WarmUpAsync(await filter.OpenInputAsync(), echo);
        for (var i = 0; i < 3; i++)
        {
            await pin.WriteAsync(One());
            await pin.WriteAsync(new KsStreamHeader { Duration = i }, new byte[i + 1]);
            await pin.WriteAsync(new[] { One()[0], One()[0] });
        }

        seen.Add($"{device.GetRequestCount(SrbCommand.WriteData)} writes");
    }

    private static string Describe(HwStreamRequestBlock srb)
    {
        var header = srb.CommandData.DataBufferArray[^1];
        return string.Join(
            ' ', srb.Command, srb.Status, srb.Flags, srb.StreamObject.StreamNumber, srb.NumberOfBuffers, srb.NumberOfBytesToTransfer,
            srb.ActualBytesTransferred, srb.NumberOfScatterGatherElements, srb.NumberOfPhysicalPages, srb.TimeoutOriginal, srb.TimeoutCounter,
            srb.NextSrb is null, srb.GetHeaderExtension(0).Length, srb.GetDataBuffer((int)srb.NumberOfBuffers - 1).Length, header.Size,
            header.DataUsed, header.FrameExtent, header.Duration, header.Data, header.OptionsFlags);
    }
}

/// <summary>The same when the lock is not reserved.</summary>
public sealed class ShortWayOfAFreshLockTests() : ShortWayTests(writesBefore: 0);

/// <summary>The same when the lock is reserved for the client.</summary>
public sealed class ShortWayOfAReservedLockTests() : ShortWayTests(writesBefore: 100);
