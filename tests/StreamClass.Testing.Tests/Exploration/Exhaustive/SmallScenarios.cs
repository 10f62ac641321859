using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Testing.Tests.Museum;

namespace StreamClass.Testing.Tests.Exploration.Exhaustive;

/// <summary>Scenarios that are small enough to be run in every order, and what can be seen of each at its end.</summary>
internal static class SmallScenarios
{
    public static async Task<string> TwoClientsAsync(Machine machine)
    {
        var cell = new Shared<int>(0);
        await Task.WhenAll(AddAsync(), AddAsync());
        return $"{cell.Value}";

        async Task AddAsync()
        {
            await Task.Yield();
            cell.Value++;
        }
    }

    public static async Task<string> InterruptAgainstClientAsync(Machine machine)
    {
        var cell = new Shared<int>(0);
        var line = machine.CreateInterruptLine("line");
        _ = new Connection(line, () =>
        {
            line.Deassert();
            cell.Value += 10;
            return true;
        });
        HardwareTimer.Arm(machine.Drive, "board", 10, line.Assert);
        await Task.Yield();
        cell.Value++;
        await Task.Delay(TimeSpan.FromMilliseconds(20), machine.TimeProvider);
        return $"{cell.Value}";
    }

    public static Task<string> SpinLockAsync(Machine machine)
    {
        var cell = new Shared<int>(0);
        var order = string.Empty;
        var spinLock = machine.Kernel.CreateSpinLock();
        var first = machine.Kernel.CreateSystemThread(Add, "a");
        var second = machine.Kernel.CreateSystemThread(Add, "b");
        first.Wait(Timeout.InfiniteTimeSpan);
        second.Wait(Timeout.InfiniteTimeSpan);
        return Task.FromResult($"{cell.Value} {order}");

        void Add(object? name)
        {
            var irql = spinLock.Acquire();
            cell.Value++;
            order += name;
            spinLock.Release(irql);
        }
    }

    public static Task<string> EventAgainstPatienceAsync(Machine machine)
    {
        var signal = machine.Kernel.CreateEvent(KernelEventType.Synchronization);
        var results = new bool[2];
        var threads = new[] { Waiter(0), Waiter(1) };
        signal.Set();
        foreach (var thread in threads)
        {
            thread.Wait(Timeout.InfiniteTimeSpan);
        }

        return Task.FromResult($"{results[0]} {results[1]}");

        KernelThread Waiter(int number) => machine.Kernel.CreateSystemThread(
            _ => results[number] = signal.Wait(TimeSpan.FromMilliseconds(1 + number)));
    }

    public static async Task<string> WorkItemAsync(Machine machine)
    {
        var cell = new Shared<int>(1);
        var done = machine.Kernel.CreateEvent(KernelEventType.Notification);
        machine.Kernel.QueueWorkItem(_ =>
        {
            cell.Value *= 2;
            done.Set();
        });
        await Task.Yield();
        cell.Value++;
        done.Wait(Timeout.InfiniteTimeSpan);
        return $"{cell.Value}";
    }

    public static async Task<string> TimerAgainstCancelAsync(Machine machine)
    {
        var minidriver = new TimerMinidriver("a", 100, steps: 1);
        await using var pin = await OpenAsync(machine, minidriver);
        using var cancel = new CancellationTokenSource();
        var read = ReadAsync(pin, cancel.Token);
        Cancel();
        return $"{await read} {minidriver}";

        // CancelAsync would leave the simulation.
        void Cancel() => cancel.Cancel();
    }

    public static async Task<string> TwoDevicesAsync(Machine machine)
    {
        var first = new TimerMinidriver("a", 100, steps: 1);
        var second = new TimerMinidriver("b", 100, steps: 1);
        await using var pin = await OpenAsync(machine, first);
        await using var other = await OpenAsync(machine, second);
        return $"{string.Join(' ', await Task.WhenAll(ReadAsync(pin, default), ReadAsync(other, default)))} {first} {second}";
    }

    public static async Task<string> TwoDevicesThatInterruptAsync(Machine machine)
    {
        var cells = new[] { new Shared<int>(0), new Shared<int>(0) };
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = cells[i];
            var line = machine.CreateInterruptLine($"line {i}", (Irql)((int)Irql.Device + i));
            _ = new Connection(line, () =>
            {
                line.Deassert();
                cell.Value++;
                return true;
            }) { Owner = cell };
            HardwareTimer.Arm(machine.Drive, "board", 10 + i, line.Assert);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(20), machine.TimeProvider);
        return $"{cells[0].Value} {cells[1].Value}";
    }

    private static async Task<string> ReadAsync(Pin pin, CancellationToken cancellationToken)
    {
        try
        {
            await pin.ReadAsync(new byte[16], cancellationToken);
            return "read";
        }
        catch (OperationCanceledException)
        {
            return "cancelled";
        }
    }

    private static async Task<Pin> OpenAsync(Machine machine, TimerMinidriver minidriver)
    {
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync();
        var filter = await device.OpenFilterAsync();
        var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        return pin;
    }
}
