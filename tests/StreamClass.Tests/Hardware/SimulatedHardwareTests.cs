using StreamClass.Hardware;

namespace StreamClass.Tests.Hardware;

public class SimulatedHardwareTests
{
    private readonly ScriptedDrive _drive = new();
    private readonly Rig _rig;

    public SimulatedHardwareTests()
    {
        _rig = new Rig(speed: OscillatorSpeed.Maximum, drive: _drive);
        _rig.Board.Attach(_rig.Bus, _rig.Line);
    }

    [Fact]
    public void Access_Always_IsAPreemptionPointBeforeTheBoardsCode()
    {
        _rig.Board.OnWrite = (_, _, _, _) => _drive.Log.Add("board");
        _rig.Registers.WriteRegisterUlong(0, 0);
        _rig.Ports.WritePortBufferUchar(0, [1, 2]);

        _drive.Log.Should().Equal("RegisterAccess", "board", "PortAccess", "board", "PortAccess", "board");
    }

    [Fact]
    public void Transfer_Never_IsAPreemptionPoint()
    {
        var mapping = _rig.Map(new byte[9000]);
        _rig.Board.Inside(() => _rig.Board.Adapter.Write(mapping.ScatterGather.Span[0].PhysicalAddress, new byte[1]));
        _rig.Memory.Unmap(mapping);

        _drive.Log.Should().BeEmpty();
    }

    [Fact]
    public void Speed_Maximum_IsTheMachinesOwnTime()
    {
        _rig.Board.Time.Speed.Should().Be(OscillatorSpeed.RealTime);
        _rig.Board.Inside(() => _rig.Board.Timer("event", () => _drive.Log.Add($"{_rig.Board.Time.Now}")).Set(700));

        _drive.Step().Should().BeTrue();

        _drive.Log.Should().Equal("700");
        _drive.Now.Should().Be(700);
    }

    [Fact]
    public void Events_AtTheSameTime_LetTheSchedulerChooseBetweenThem()
    {
        _rig.Board.Inside(() =>
        {
            _rig.Board.Timer("first", () =>
            {
                _rig.Board.Raise();
                _drive.Log.Add("first");
            }).Set(10);
            _rig.Board.Timer("second", () => _drive.Log.Add("second")).Set(10);
        });

        _drive.Step();
        _drive.Log.Should().Equal("first", "interrupt");
        _drive.Step();
        _drive.Log.Should().Equal("first", "interrupt", "second");
    }

    [Fact]
    public void Timers_NoneSet_LeavesNothingArmed()
    {
        var timer = _rig.Board.Timer("event", () => { });
        _rig.Board.Inside(() => timer.Set(10));
        _drive.ArmedTimers.Should().Be(1);

        _rig.Board.Inside(timer.Cancel);

        _drive.ArmedTimers.Should().Be(0);
    }

    [Fact]
    public void Fault_WithATimerSet_LeavesNothingArmed()
    {
        _rig.Board.Inside(() => _rig.Board.Timer("event", () => { }).Set(10));
        _rig.Board.OnRead = (_, _, _) => throw new FormatException();

        _rig.Registers.ReadRegisterUlong(0);

        _drive.ArmedTimers.Should().Be(0);
    }

    [Fact]
    public void RunBeside_Duration_IsWhatTheBoardSays()
    {
        _rig.Board.OnWrite = (_, _, _, _) => _rig.Board.Beside(() => _drive.Log.Add("work"), () => _drive.Log.Add("done"));

        _rig.Registers.WriteRegisterUlong(0, 0);

        _drive.Log.Should().Equal("RegisterAccess", "beside 10000", "work", "done");
    }
}
