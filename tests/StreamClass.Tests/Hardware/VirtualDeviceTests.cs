namespace StreamClass.Tests.Hardware;

public class VirtualDeviceTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly Rig _rig = Rig.Attached();

    [Fact]
    public void AssertInterrupt_InARegister_IsDeliveredAfterTheBoardsCodeReturned()
    {
        var log = new List<string>();
        _rig.Board.OnWrite = (_, offset, _, _) =>
        {
            log.Add("board in");
            if (offset == 0)
            {
                _rig.Board.Raise();
            }
            else
            {
                _rig.Board.Drop();
            }

            log.Add("board out");
        };
        Connect(() =>
        {
            log.Add("routine");
            _rig.Registers.WriteRegisterUlong(4, 0);
            return true;
        });

        _rig.Registers.WriteRegisterUlong(0, 1);

        log.Should().Equal("board in", "board out", "routine", "board in", "board out");
        _rig.Line.IsAsserted.Should().BeFalse();
    }

    [Fact]
    public void AssertInterrupt_Twice_CountsOnce()
    {
        _rig.Board.OnWrite = (_, _, _, value) => Level(value);

        _rig.Registers.WriteRegisterUlong(0, 1);
        _rig.Registers.WriteRegisterUlong(0, 1);
        _rig.Line.IsAsserted.Should().BeTrue();
        _rig.Registers.WriteRegisterUlong(0, 0);
        _rig.Registers.WriteRegisterUlong(0, 0);
        _rig.Line.IsAsserted.Should().BeFalse();
        _rig.Registers.WriteRegisterUlong(0, 1);
        _rig.Line.IsAsserted.Should().BeTrue();
    }

    [Fact]
    public void AssertInterrupt_ThenDeassertInOneAccess_ReachesNobody()
    {
        var asked = 0;
        Connect(() => ++asked > 0);
        _rig.Board.OnWrite = (_, _, _, _) =>
        {
            _rig.Board.Raise();
            _rig.Board.Drop();
        };

        _rig.Registers.WriteRegisterUlong(0, 1);

        asked.Should().Be(0);
    }

    [Fact]
    public void AssertInterrupt_WithInterruptDisableSet_ReachesTheLineOnceItIsCleared()
    {
        _rig.Board.OnWrite = (_, _, _, value) => Level(value);
        _rig.Registers.WriteRegisterUlong(0, 1);

        _rig.Board.WriteConfiguration(4, [0x07, 0x04]);
        _rig.Line.IsAsserted.Should().BeFalse();
        _rig.Board.IsInterruptAsserted.Should().BeTrue();
        _rig.Board.WriteConfiguration(4, [0x07, 0x00]);
        _rig.Line.IsAsserted.Should().BeTrue();
        _rig.Registers.WriteRegisterUlong(0, 0);
        _rig.Line.IsAsserted.Should().BeFalse();
    }

    [Fact]
    public void AssertInterrupt_OutsideOfTheBoardsCode_Throws()
    {
        var timer = _rig.Board.Timer("timer", () => { });
        var raise = () => _rig.Board.Raise();
        var set = () => timer.Set(1);
        var beside = () => _rig.Board.Beside(() => { }, () => { });

        raise.Should().Throw<InvalidOperationException>();
        set.Should().Throw<InvalidOperationException>();
        beside.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public async Task AssertInterrupt_FromManyThreads_EndsAtTheLastLevel()
    {
        _rig.Board.OnWrite = (_, _, _, value) => Level(value);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(seed => Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                _rig.Registers.WriteRegisterUlong(0, (uint)((i + seed) % 2));
            }
        })));

        _rig.Line.IsAsserted.Should().Be(_rig.Board.IsInterruptAsserted);
        _rig.Registers.WriteRegisterUlong(0, 0);
        _rig.Line.IsAsserted.Should().BeFalse();
        _rig.Registers.WriteRegisterUlong(0, 1);
        _rig.Line.IsAsserted.Should().BeTrue();
    }

    [Fact]
    public async Task Registers_FromManyThreads_RunOneAtATime()
    {
        var inside = 0;
        var overlaps = 0;
        _rig.Board.OnWrite = (_, _, _, _) =>
        {
            overlaps += Interlocked.Increment(ref inside) == 1 ? 0 : 1;
            _rig.Board.Values[0]++;
            Interlocked.Decrement(ref inside);
        };

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                _rig.Registers.WriteRegisterUlong(0, 0);
            }
        })));

        overlaps.Should().Be(0);
        _rig.Board.Values[0].Should().Be(80_000);
    }

    [Fact]
    public void Synchronize_FromTheBoardsOwnCode_IsAFault()
    {
        _rig.Board.OnWrite = (_, _, _, _) => _rig.Registers.ReadRegisterUlong(0);

        _rig.Registers.WriteRegisterUlong(0, 0);

        _rig.Board.Fault.Should().BeOfType<InvalidOperationException>();
    }

    [Fact]
    public void Fault_InARegister_IsReportedAndTheBoardReadsAllOnes()
    {
        var fired = false;
        var timer = _rig.Board.Timer("timer", () => fired = true);
        _rig.Board.OnRead = (_, offset, _) => offset == 0 ? throw new FormatException("bad board") : 5u;
        _rig.Board.Inside(() =>
        {
            timer.Set(long.MaxValue);
            _rig.Board.Raise();
        });

        _rig.Registers.ReadRegisterUshort(0).Should().Be(0xFFFF);

        _rig.Board.Fault.Should().BeOfType<FormatException>();
        _rig.Faults.Should().ContainSingle().Which.Should().BeSameAs(_rig.Board.Fault);
        _rig.Registers.ReadRegisterUlong(4).Should().Be(uint.MaxValue);
        _rig.Line.IsAsserted.Should().BeFalse();
        timer.IsSet.Should().BeFalse();
        fired.Should().BeFalse();
    }

    [Fact]
    public void Synchronize_ChangeThatThrows_GoesToTheCallerAndIsNoFault()
    {
        var change = () => _rig.Board.Inside(() => throw new FormatException());

        change.Should().Throw<FormatException>();
        _rig.Board.Fault.Should().BeNull();
        _rig.Board.Inside(() => { });
    }

    [Fact]
    public async Task RunBeside_Work_RunsOutsideAndDoneInside()
    {
        var finished = new TaskCompletionSource<bool>();
        using var release = new ManualResetEventSlim();
        _rig.Board.OnWrite = (_, _, _, _) => _rig.Board.Beside(
            release.Wait,
            () =>
            {
                _rig.Board.Raise();
                finished.SetResult(true);
            });

        _rig.Registers.WriteRegisterUlong(0, 0);
        _rig.Registers.ReadRegisterUlong(0).Should().Be(0, "the registers answer while the chip works");
        release.Set();

        await finished.Task.WaitAsync(Soon);
        await Until(() => _rig.Line.IsAsserted);
    }

    [Fact]
    public async Task RunBeside_WorkThatThrows_IsAFault()
    {
        _rig.Board.OnWrite = (_, _, _, _) => _rig.Board.Beside(() => throw new FormatException(), () => { });

        _rig.Registers.WriteRegisterUlong(0, 0);

        await Until(() => _rig.Faults.Count == 1);
        _rig.Board.Fault.Should().BeOfType<FormatException>();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunBeside_ResetOrDetachMeanwhile_DoneIsNotCalled(bool detach)
    {
        var done = false;
        using var release = new ManualResetEventSlim();
        var worked = new TaskCompletionSource();
        _rig.Board.OnWrite = (_, _, _, _) => _rig.Board.Beside(
            () =>
            {
                release.Wait();
                worked.SetResult();
            },
            () => done = true);
        _rig.Registers.WriteRegisterUlong(0, 0);

        if (detach)
        {
            _rig.Board.Detach();
        }
        else
        {
            _rig.Board.Reset();
        }

        release.Set();
        await worked.Task.WaitAsync(Soon);
        await Task.Delay(50);
        done.Should().BeFalse();
    }

    [Fact]
    public void Detach_WhileAsserted_DropsTheLineAndRegistersReadAllOnes()
    {
        var registers = _rig.Registers;
        var ports = _rig.Ports;
        registers.WriteRegisterUlong(0, 5);
        _rig.Board.Inside(_rig.Board.Raise);

        _rig.Board.Detach();

        _rig.Line.IsAsserted.Should().BeFalse();
        registers.ReadRegisterUlong(0).Should().Be(0xFFFF_FFFF);
        registers.ReadRegisterUshort(0).Should().Be(0xFFFF);
        ports.ReadPortUchar(0).Should().Be(0xFF);
        registers.WriteRegisterUlong(0, 6);
        _rig.Board.Values[0].Should().Be(5);
        var configuration = new byte[4];
        _rig.Board.ReadConfiguration(0, configuration).Should().BeFalse();
        configuration.Should().OnlyContain(value => value == 0xFF);
        _rig.Board.Log.Should().Equal("reset", "removed");
    }

    [Fact]
    public void Detach_ThenAssert_DoesNothing()
    {
        _rig.Board.Detach();

        _rig.Board.Inside(_rig.Board.Raise);

        _rig.Line.IsAsserted.Should().BeFalse();
        _rig.Board.IsInterruptAsserted.Should().BeFalse();
    }

    [Fact]
    public void Detach_Twice_DoesNothing()
    {
        _rig.Board.Detach();
        _rig.Board.Detach();

        _rig.Board.Log.Should().Equal("reset", "removed");
    }

    [Fact]
    public void Attach_Again_OldRangesStayDead()
    {
        var old = _rig.Registers;
        _rig.Board.Detach();
        _rig.Board.Attach(_rig.Bus, _rig.Line);
        _rig.Registers.WriteRegisterUlong(0, 5);

        old.ReadRegisterUlong(0).Should().Be(uint.MaxValue);
        _rig.Registers.ReadRegisterUlong(0).Should().Be(5);
    }

    [Fact]
    public void Attach_WhilePluggedIn_Throws()
    {
        var attach = () => _rig.Board.Attach(_rig.Bus, _rig.Line);

        attach.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Reset_TimersAndInterrupt_AreGone()
    {
        var timer = _rig.Board.Timer("timer", () => { });
        _rig.Board.Inside(() =>
        {
            timer.Set(long.MaxValue);
            _rig.Board.Raise();
        });

        _rig.Board.Reset();

        timer.IsSet.Should().BeFalse();
        _rig.Line.IsAsserted.Should().BeFalse();
        _rig.Board.Log.Should().Equal("reset", "reset");
    }

    private static async Task Until(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Soon);
        while (!condition())
        {
            await Task.Delay(1, limit.Token);
        }
    }

    private void Level(uint value)
    {
        if (value == 0)
        {
            _rig.Board.Drop();
        }
        else
        {
            _rig.Board.Raise();
        }
    }

    private void Connect(Func<bool> routine) => _rig.Line.Connect(new FakeInterrupt(routine));
}
