using System.Diagnostics;
using StreamClass.Hardware;

namespace StreamClass.Tests.Hardware;

public class OscillatorTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(4, 4000)]
    [InlineData(0.5, 500)]
    public void Now_AtAFactor_IsThatMultipleOfMachineTime(double factor, long expected)
    {
        var time = new ManualTime();
        time.Advance(777);
        var rig = Rig.Attached(time, OscillatorSpeed.Times(factor));

        rig.Board.Time.Now.Should().Be(0);
        time.Advance(1000);

        rig.Board.Time.Now.Should().Be(expected);
    }

    [Theory]
    [InlineData(3.0)]
    [InlineData(0.3)]
    [InlineData(7.77)]
    public void Now_InAHandlerAtAFactor_IsNeverBeforeItsDueTime(double factor)
    {
        var time = new ManualTime();
        var rig = Rig.Attached(time, OscillatorSpeed.Times(factor));
        var seen = new List<(long Due, long Now)>();
        DeviceTimer? timer = null;
        timer = rig.Board.Timer("tick", () =>
        {
            seen.Add((timer!.Due, rig.Board.Time.Now));
            timer.Set(timer.Due + 7);
        });
        rig.Board.Inside(() => timer.Set(7));

        time.Advance(1000);

        seen.Should().OnlyContain(pair => pair.Now >= pair.Due).And.HaveCountGreaterThan((int)(1000 * factor / 7) - 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Times_FactorThatIsNone_Throws(double factor)
    {
        var make = () => OscillatorSpeed.Times(factor);

        make.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task Maximum_SettledBoard_JumpsFromDueTimeToDueTime()
    {
        await using var rig = Rig.Attached(speed: OscillatorSpeed.Maximum);
        var seen = new List<long>();
        var finished = new TaskCompletionSource();
        DeviceTimer? timer = null;
        timer = rig.Board.Timer("second", () =>
        {
            seen.Add(rig.Board.Time.Now);
            if (seen.Count < 1000)
            {
                timer!.Set(rig.Board.Time.Now + TimeSpan.TicksPerSecond);
            }
            else
            {
                finished.SetResult();
            }
        });
        var watch = Stopwatch.StartNew();

        rig.Board.Inside(() => timer.Set(TimeSpan.TicksPerSecond));
        await finished.Task.WaitAsync(Soon);

        seen.Should().Equal(Enumerable.Range(1, 1000).Select(second => second * TimeSpan.TicksPerSecond));
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5), "a thousand seconds of the board do not take long");
        rig.Board.Time.ForcedAdvances.Should().Be(0);
    }

    [Fact]
    public async Task Maximum_EachEventInterrupts_IsServedBeforeTheNext()
    {
        await using var rig = Rig.Attached(speed: OscillatorSpeed.Maximum);
        var log = new List<string>();
        var finished = new TaskCompletionSource();
        DeviceTimer? timer = null;
        timer = rig.Board.Timer("frame", () =>
        {
            log.Add("event");
            rig.Board.Raise();
            timer!.Set(rig.Board.Time.Now + 10);
        });
        rig.Board.Settled = () => true;
        rig.Line.Connect(new FakeInterrupt(() =>
        {
            // Time enough for an event that does not wait for the routine.
            Thread.Sleep(log.Count < 20 ? 5 : 0);
            rig.Board.Inside(() =>
            {
                log.Add("routine");
                rig.Board.Drop();
                if (log.Count >= 400)
                {
                    timer.Cancel();
                    finished.SetResult();
                }
            });
            return true;
        }));

        rig.Board.Inside(() => timer.Set(10));
        await finished.Task.WaitAsync(Soon);

        log.Where((_, i) => i % 2 == 0).Should().OnlyContain(entry => entry == "event");
        log.Skip(1).Where((_, i) => i % 2 == 0).Should().OnlyContain(entry => entry == "routine");
    }

    [Fact]
    public async Task Maximum_UnsettledBoard_TimeStandsStillUntilARegisterSettlesIt()
    {
        await using var rig = Rig.Attached(speed: OscillatorSpeed.Maximum);
        rig.Board.Settled = () => rig.Board.Values[0] != 0;
        var fired = new TaskCompletionSource();
        var timer = rig.Board.Timer("event", fired.SetResult);
        rig.Board.Inside(() => timer.Set(12345));

        await Task.Delay(50);
        rig.Board.Time.Now.Should().Be(0);
        rig.Registers.WriteRegisterUlong(0, 1);
        await fired.Task.WaitAsync(Soon);

        rig.Board.Time.Now.Should().Be(12345);
        rig.Board.Time.ForcedAdvances.Should().Be(0);
    }

    [Fact]
    public async Task Maximum_NeverSettled_TimeGoesOnAfterTheStallLimit()
    {
        await using var rig = AttachedWithTheDefaultStallLimit();
        rig.Board.Settled = () => false;
        var fired = new TaskCompletionSource();
        var count = 0;
        DeviceTimer? timer = null;
        timer = rig.Board.Timer("event", () =>
        {
            timer!.Set(timer.Due + 10);
            if (++count == 3)
            {
                fired.SetResult();
            }
        });
        var watch = Stopwatch.StartNew();

        rig.Board.Inside(() => timer.Set(10));
        await fired.Task.WaitAsync(Soon);

        watch.ElapsedMilliseconds.Should().BeGreaterThan(120);
        rig.Board.Time.ForcedAdvances.Should().BeGreaterThanOrEqualTo(3);
        rig.Board.Detach();
    }

    [Fact]
    public async Task Maximum_RoutineThatDoesNotComeBack_TimeGoesOn()
    {
        await using var rig = AttachedWithTheDefaultStallLimit();
        using var release = new ManualResetEventSlim();
        var fired = new TaskCompletionSource();
        var next = rig.Board.Timer("next", fired.SetResult);
        var first = rig.Board.Timer("first", () =>
        {
            next.Set(20);
            rig.Board.Raise();
        });
        rig.Line.Connect(new FakeInterrupt(() =>
        {
            rig.Board.Inside(rig.Board.Drop);
            release.Wait();
            return true;
        }));

        rig.Board.Inside(() => first.Set(10));
        await fired.Task.WaitAsync(Soon);

        release.Set();
        rig.Board.Time.ForcedAdvances.Should().BePositive();
    }

    [Fact]
    public async Task Maximum_RegisterAccessesOfManyThreads_EveryEventRunsOnce()
    {
        await using var rig = Rig.Attached(speed: OscillatorSpeed.Maximum);
        var runs = 0;
        var timer = rig.Board.Timer("event", () => runs++);
        var sets = 0;
        rig.Board.OnWrite = (_, _, _, _) =>
        {
            if (!timer.IsSet)
            {
                sets++;
                timer.Set(rig.Board.Time.Now + 5);
            }
        };

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                rig.Registers.WriteRegisterUlong(0, 0);
            }
        })));
        var watch = Stopwatch.StartNew();
        while (Volatile.Read(ref runs) != sets && watch.Elapsed < Soon)
        {
            await Task.Delay(1);
        }

        runs.Should().Be(sets);
        rig.Board.Time.Now.Should().Be(5 * runs);
    }

    [Fact]
    public async Task RealTime_LiveClock_EventFiresOnTime()
    {
        await using var rig = Rig.Attached();
        var fired = new TaskCompletionSource<long>();
        var timer = rig.Board.Timer("event", () => fired.SetResult(rig.Board.Time.Now));
        var due = rig.Board.Time.Now + (20 * TimeSpan.TicksPerMillisecond);

        rig.Board.Inside(() => timer.Set(due));

        (await fired.Task.WaitAsync(Soon)).Should().BeGreaterThanOrEqualTo(due);
    }

    private static Rig AttachedWithTheDefaultStallLimit()
    {
        var rig = new Rig();
        rig.Board.Attach(new DeviceBus(rig.Drive, rig.Memory) { Speed = OscillatorSpeed.Maximum }, rig.Line);
        return rig;
    }
}
