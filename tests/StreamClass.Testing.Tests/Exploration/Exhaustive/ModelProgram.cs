using StreamClass.Testing.Exploration.Exhaustive;

namespace StreamClass.Testing.Tests.Exploration.Exhaustive;

/// <summary>Threads that read and write cells, one access at a time, and nothing else: small enough to count their orders by hand.</summary>
internal sealed class ModelProgram(params (int Cell, bool IsWrite)[][] threads)
{
    /// <summary>Runs all orders of it.</summary>
    /// <returns>How many runs came to their end as something new, and how many were cut.</returns>
    public (int Schedules, int Cut) Explore(bool reduces = true)
    {
        var tree = new ScheduleTree(new VisitedStates(reduces));
        var schedules = 0;
        var cut = 0;
        while (tree.MoveNext())
        {
            if (Run(tree))
            {
                schedules++;
            }
            else
            {
                cut++;
            }
        }

        return (schedules, cut);
    }

    private bool Run(ScheduleTree tree)
    {
        var order = new EventOrder();
        var actors = threads.Select(static (_, number) => new SharedObject(Digest.Of(1000 + (ulong)number))).ToArray();
        var cells = new Dictionary<int, SharedObject>();
        var done = new int[threads.Length];
        order.Begin(Digest.Of(1));
        for (; ; )
        {
            var before = order.End()!;
            var ready = Enumerable.Range(0, threads.Length).Where(number => done[number] < threads[number].Length).ToArray();
            if (ready.Length == 0)
            {
                return tree.Finish(before, order.State);
            }

            var pick = tree.Choose(before, order.State, mayChangeThreads: true, [.. ready.Select(number => actors[number].Name)]);
            if (pick < 0)
            {
                return false;
            }

            var thread = ready[pick];
            var (cell, isWrite) = threads[thread][done[thread]++];
            order.Begin(actors[thread].Name);
            order.Touch(actors[thread], isWrite: true);
            order.Touch(cells.TryGetValue(cell, out var known) ? known : cells[cell] = new SharedObject(Digest.Of(2000 + (ulong)cell)), isWrite);
        }
    }
}
