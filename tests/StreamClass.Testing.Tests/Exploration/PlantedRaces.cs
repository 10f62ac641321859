using StreamClass.Kernel;

namespace StreamClass.Testing.Tests.Exploration;

/// <summary>Scenarios with one known race each, and scenarios without any.</summary>
internal static class PlantedRaces
{
    /// <summary>Fails with one preemption: a client adds to a field between the other's reading and writing of it.</summary>
    public static async Task LostUpdateAsync(Machine machine)
    {
        var shared = new Shared<int>(0);
        await Task.WhenAll(AddAsync(shared), AddAsync(shared));
        Demand(shared.Value == 2, $"The sum is {shared.Value}.");
    }

    /// <summary>Fails without a preemption: the second client in line goes first.</summary>
    public static async Task WrongOrderAsync(Machine machine)
    {
        var order = new List<int>();
        await Task.WhenAll(NoteAsync(1), NoteAsync(2));
        Demand(order is [1, 2], "The second client was first.");

        async Task NoteAsync(int number)
        {
            await Task.Yield();
            order.Add(number);
        }
    }

    /// <summary>Fails with two preemptions: the reader is preempted between two looks at what the writer changes for a moment.</summary>
    public static async Task TornReadAsync(Machine machine)
    {
        var isOpen = new Shared<bool>(false);
        var isTorn = false;
        await Task.WhenAll(OpenAndCloseAsync(), LookTwiceAsync());
        Demand(!isTorn, "The read was torn.");

        async Task OpenAndCloseAsync()
        {
            await Task.Yield();
            isOpen.Value = true;
            isOpen.Value = false;
        }

        async Task LookTwiceAsync()
        {
            await Task.Yield();
            isTorn = isOpen.Value && !isOpen.Value;
        }
    }

    /// <summary>Fails with one preemption, and an order that differs in several places: all steps of one client, in the middle of the other's.</summary>
    public static async Task ManyStepsAsync(Machine machine)
    {
        var isAtWork = new Shared<bool>(false);
        await Task.WhenAll(WorkAsync(), GoThroughAsync());

        async Task WorkAsync()
        {
            await Task.Yield();
            isAtWork.Value = true;
            for (var i = 0; i < 8; i++)
            {
                _ = isAtWork.Value;
            }

            isAtWork.Value = false;
        }

        async Task GoThroughAsync()
        {
            for (var i = 0; i < 6; i++)
            {
                await Task.Yield();
            }

            Demand(!isAtWork.Value, "The work was not done.");
        }
    }

    /// <summary>Fails when the processor is so slow that a timer comes between two instructions.</summary>
    public static async Task LateInstructionAsync(Machine machine)
    {
        var expired = new Shared<bool>(false);
        await using var timer = machine.TimeProvider.CreateTimer(
            _ => expired.Value = true, null, TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        var before = expired.Value;
        await Task.Yield();
        var after = expired.Value;
        Demand(before == after, "The timer has expired meanwhile.");
        await Task.Delay(TimeSpan.FromMilliseconds(2), machine.TimeProvider);
    }

    /// <summary>Fails with two preemptions: the chip is early, and its interrupt comes between reading and writing a field.</summary>
    public static async Task InterruptedAsync(Machine machine)
    {
        var shared = new Shared<int>(0);
        var line = new InterruptLine(machine.Drive, "irq5", Irql.Device);
        var report = new Dpc(machine.Drive, _ => _ = shared.Value, "report");
        _ = new Connection(line, () =>
        {
            line.Deassert();
            shared.Value = shared.Value + 1;
            report.Queue();
            return true;
        });
        HardwareTimer.Arm(machine.Drive, "chip", 100, line.Assert);
        await AddAsync(shared);
        await Task.Delay(TimeSpan.FromMilliseconds(1), machine.TimeProvider);
        Demand(shared.Value == 2, $"The sum is {shared.Value}.");
    }

    /// <summary>Has many schedules, none of which fails.</summary>
    public static async Task BusyAsync(Machine machine)
    {
        var shared = new Shared<int>(0);
        await Task.WhenAll(AddThriceAsync(), AddThriceAsync(), AddThriceAsync(), AddThriceAsync());

        async Task AddThriceAsync()
        {
            for (var i = 0; i < 3; i++)
            {
                await AddAsync(shared);
            }
        }
    }

    /// <summary>Has one schedule.</summary>
    public static Task IdleAsync(Machine machine) => Task.CompletedTask;

    public static async Task AddAsync(Shared<int> shared)
    {
        await Task.Yield();
        shared.Value = shared.Value + 1;
    }

    public static void Demand(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException(message);
        }
    }
}
