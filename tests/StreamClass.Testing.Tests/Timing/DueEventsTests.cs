using StreamClass.Testing.Choices;
using StreamClass.Testing.Timing;

namespace StreamClass.Testing.Tests.Timing;

public class DueEventsTests
{
    [Fact]
    public void Next_AfterAnyAddsAndRemoves_IsAlwaysTheEarliest()
    {
        var generator = new SeededGenerator(5);
        var events = new DueEvents();
        var armed = new List<DueEvent>();
        for (var i = 0; i < 5_000; i++)
        {
            if (armed.Count > 0 && generator.Below(3) == 0)
            {
                var removed = armed[generator.Below(armed.Count)];
                events.Remove(removed);
                armed.Remove(removed);
            }
            else
            {
                var added = new BesideEvent(static () => { }, static () => { });
                events.Add(added, generator.Below(100));
                armed.Add(added);
            }

            events.Count.Should().Be(armed.Count);
            events.Next.Should().BeSameAs(armed.OrderBy(static due => due.Due).ThenBy(static due => due.Sequence).FirstOrDefault());
        }
    }

    [Fact]
    public void Add_ArmedAlready_MovesIt()
    {
        var events = new DueEvents();
        var moved = new BesideEvent(static () => { }, static () => { });
        events.Add(moved, 10);
        events.Add(moved, 30);
        events.Count.Should().Be(1);
        events.Next!.Due.Should().Be(30);
    }
}
