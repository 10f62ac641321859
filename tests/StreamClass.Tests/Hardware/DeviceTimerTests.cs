using StreamClass.Hardware;

namespace StreamClass.Tests.Hardware;

public class DeviceTimerTests
{
    private readonly ManualTime _time = new();
    private readonly List<string> _fired = [];
    private readonly Rig _rig;

    public DeviceTimerTests() => _rig = Rig.Attached(_time);

    [Fact]
    public void Set_Several_FireInOrderOfDueTimeThenOfSetting()
    {
        DeviceTimer[] timers = [Timer("a"), Timer("b"), Timer("c"), Timer("d")];
        Set((timers[0], 300), (timers[1], 100), (timers[2], 300), (timers[3], 200));

        _time.Advance(250);
        _fired.Should().Equal("b@100", "d@200");
        _time.Advance(1000);
        _fired.Should().Equal("b@100", "d@200", "a@300", "c@300");
    }

    [Fact]
    public void Set_Again_OnlyTheNewTimeCounts()
    {
        var timer = Timer("a");
        Set((timer, 100));
        Set((timer, 500));

        _time.Advance(499);
        _fired.Should().BeEmpty();
        _time.Advance(1);
        _fired.Should().Equal("a@500");
        timer.IsSet.Should().BeFalse();
    }

    [Fact]
    public void Set_EarlierThanTheArmedOne_FiresOnTime()
    {
        Set((Timer("late"), 500));
        Set((Timer("early"), 100));

        _time.Advance(100);

        _fired.Should().Equal("early@100");
    }

    [Fact]
    public void Set_FromItsOwnHandler_Repeats()
    {
        DeviceTimer? timer = null;
        timer = _rig.Board.Timer("tick", () =>
        {
            _fired.Add($"{_rig.Board.Time.Now}");
            timer!.Set(timer.Due + 10);
        });
        Set((timer, 10));

        _time.Advance(35);

        _fired.Should().Equal("10", "20", "30");
    }

    [Fact]
    public void Set_TimeThatHasPassed_FiresAtOnce()
    {
        _time.Advance(100);
        Set((Timer("a"), 5));

        _time.Advance(0);

        _fired.Should().Equal("a@100");
    }

    [Fact]
    public void Cancel_BeforeItIsDue_NeverFires()
    {
        var (timer, other) = (Timer("a"), Timer("b"));
        Set((timer, 100), (other, 100));
        _rig.Board.Inside(timer.Cancel);

        _time.Advance(1000);

        _fired.Should().Equal("b@100");
    }

    [Fact]
    public void Cancel_InAHandlerDueAtTheSameTime_NeverFires()
    {
        var victim = Timer("victim");
        var killer = _rig.Board.Timer("killer", () => victim.Cancel());
        Set((killer, 100), (victim, 100));

        _time.Advance(1000);

        _fired.Should().BeEmpty();
    }

    [Fact]
    public void Handler_ThatAsserts_InterruptIsServedBeforeTheNextEvent()
    {
        var raiser = _rig.Board.Timer("raiser", _rig.Board.Raise);
        Set((raiser, 100), (Timer("next"), 100));
        _rig.Line.Connect(new FakeInterrupt(() =>
        {
            _fired.Add("routine");
            _rig.Board.Inside(_rig.Board.Drop);
            return true;
        }));

        _time.Advance(100);

        _fired.Should().Equal("routine", "next@100");
    }

    [Fact]
    public void Handler_ThatThrows_IsAFault()
    {
        Set((_rig.Board.Timer("bad", () => throw new FormatException()), 100), (Timer("next"), 100));

        _time.Advance(100);

        _rig.Faults.Should().ContainSingle();
        _fired.Should().BeEmpty();
    }

    [Fact]
    public void Detach_WithATimerSet_NeverFires()
    {
        var timer = Timer("a");
        Set((timer, 100));
        _rig.Board.Detach();
        _rig.Board.Attach(_rig.Bus, _rig.Line);

        _time.Advance(1000);

        _fired.Should().BeEmpty();
        timer.IsSet.Should().BeFalse();
    }

    [Fact]
    public void Set_HundredsOfDueEvents_AllRun()
    {
        for (var i = 0; i < 300; i++)
        {
            Set((Timer("a"), 50));
        }

        _time.Advance(50);

        _fired.Should().HaveCount(300);
    }

    private DeviceTimer Timer(string name) => _rig.Board.Timer(name, () => _fired.Add($"{name}@{_rig.Board.Time.Now}"));

    private void Set(params (DeviceTimer Timer, long Due)[] timers) => _rig.Board.Inside(() =>
    {
        foreach (var (timer, due) in timers)
        {
            timer.Set(due);
        }
    });
}
