using StreamClass.Minidriver;
using StreamClass.Tests.Hardware;

namespace StreamClass.Tests.Races;

/// <summary>Two devices at one interrupt line, each with a hardware thread of its own.</summary>
public sealed class SharedLineRaceTests
{
    private const int Rounds = 10_000;

    [Fact]
    public async Task Interrupt_OfTwoDevicesAtOneLine_EachIsServed()
    {
        await Watchdog.RunAsync(async () =>
        {
            await using var machine = new Machine();
            var line = machine.CreateInterruptLine("shared");
            var cards = new[] { new Card(), new Card() };
            foreach (var card in cards)
            {
                await machine.LoadDriver(card.Minidriver.DriverEntry).StartDeviceAsync(card.Board, line);
            }

            await Task.WhenAll(cards.Select(static card => Task.Factory.StartNew(
                card.Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            cards.Should().OnlyContain(static card => card.Served == Rounds && card.Minidriver.Overlaps == 0);
            line.IsAsserted.Should().BeFalse();
            line.IsDisabled.Should().BeFalse();
            machine.BugChecks.Should().BeEmpty();
        });
    }

    [Fact]
    public async Task Interrupt_OneRoutineThrows_TheOtherDeviceGoesOn()
    {
        await Watchdog.RunAsync(async () =>
        {
            await using var machine = new Machine();
            var line = machine.CreateInterruptLine("shared");
            var broken = new Card();
            broken.Minidriver.OnInterrupt = static () => throw new InvalidOperationException("The test says so.");
            var sound = new Card();
            await machine.LoadDriver(broken.Minidriver.DriverEntry).StartDeviceAsync(broken.Board, line);
            await machine.LoadDriver(sound.Minidriver.DriverEntry).StartDeviceAsync(sound.Board, line);
            broken.Board.Inside(broken.Board.Raise);
            sound.Work();
            sound.Served.Should().Be(Rounds);
            line.IsDisabled.Should().BeFalse();
        });
    }

    private sealed class Card
    {
        public Card()
        {
            Minidriver = new RaceDevice { Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true } };
            Minidriver.OnInterrupt = Serve;
        }

        public TestBoard Board { get; } = new();

        public RaceDevice Minidriver { get; }

        public long Served { get; private set; }

        /// <summary>The hardware: raises, and waits until the driver has answered.</summary>
        public void Work()
        {
            for (var round = 0; round < Rounds; round++)
            {
                Board.Inside(Board.Raise);
                Watchdog.Until(() => !Board.IsInterruptAsserted, $"interrupt {round}");
            }
        }

        private bool Serve()
        {
            var mine = false;
            Board.Inside(() =>
            {
                mine = Board.IsInterruptAsserted;
                Board.Drop();
            });
            Served += mine ? 1 : 0;
            return mine;
        }
    }
}
