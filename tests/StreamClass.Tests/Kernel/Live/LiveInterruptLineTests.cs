using StreamClass.Kernel;
using StreamClass.Kernel.Live;
using StreamClass.Tests.Hardware;
using StreamClass.Tests.Races;

namespace StreamClass.Tests.Kernel.Live;

public sealed class LiveInterruptLineTests
{
    private const int Rounds = 10_000;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Assert_BySeveralDevicesFromSeveralThreads_EachInterruptIsServed(int devices)
    {
        await using var drive = new LiveDrive(TimeProvider.System);
        var line = new InterruptLine(drive, "line", Irql.Device);
        var cards = Enumerable.Range(0, devices).Select(_ => new Card(line)).ToArray();
        foreach (var card in cards)
        {
            line.Connect(card.Interrupt);
        }

        await Watchdog.RunAsync(() => Task.WhenAll(cards.Select(static card => Task.Factory.StartNew(
            card.Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))));
        cards.Should().OnlyContain(static card => card.Served == Rounds);
        line.IsAsserted.Should().BeFalse();
        line.IsDisabled.Should().BeFalse();
        drive.BugChecks.Should().BeEmpty();
    }

    [Fact]
    public async Task Assert_ClaimedByNobody_SwitchesTheLineOffAndSaysSo()
    {
        await using var drive = new LiveDrive(TimeProvider.System);
        var line = new InterruptLine(drive, "line", Irql.Device);
        line.Connect(new Card(line).Interrupt);
        line.Assert();
        line.IsDisabled.Should().BeTrue();
        drive.BugChecks.Should().ContainSingle().Which.Code.Should().Be(BugCheckCode.HardwareInterruptStorm);
    }

    private sealed class Card
    {
        private readonly InterruptLine _line;
        private int _up;

        public Card(InterruptLine line)
        {
            _line = line;
            Interrupt = new FakeInterrupt(Serve);
        }

        public FakeInterrupt Interrupt { get; }

        public int Served { get; private set; }

        public void Work()
        {
            for (var round = 0; round < Rounds; round++)
            {
                Volatile.Write(ref _up, 1);
                _line.Assert();
                Watchdog.Until(() => Volatile.Read(ref _up) == 0, $"interrupt {round}");
            }
        }

        private bool Serve()
        {
            if (Volatile.Read(ref _up) == 0)
            {
                return false;
            }

            Served++;
            _line.Deassert();
            Volatile.Write(ref _up, 0);
            return true;
        }
    }
}
