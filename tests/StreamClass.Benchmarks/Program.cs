using System.Diagnostics;
using StreamClass.Benchmarks.Exploration;
using StreamClass.Testing;
using StreamClass.Testing.Exploration;

var options = new ExplorationOptions { Strategies = [ExplorationStrategy.Random], Simulation = new SimulationOptions { SlowProcessorHorizon = TimeSpan.FromSeconds(2) } };
for (var round = 0; round < 6; round++)
{
    var cpu = Environment.CpuUsage.TotalTime;
    var watch = Stopwatch.StartNew();
    var bytes = GC.GetTotalAllocatedBytes();
    var count = int.Parse(args[0]);
    var result = Explore.Schedules(count, machine => ThreeReadsScenario.PlayAsync(machine, true), options with { Seed = (ulong)round });
    Console.WriteLine($"{count / watch.Elapsed.TotalSeconds:N0} schedules/s, {(Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / count:N1} us cpu, {result.Steps / count} steps, {(GC.GetTotalAllocatedBytes() - bytes) / count} bytes");
}

for (var round = 0; round < 0; round++)
{
    try
    {
        Explore.Schedules(10000, machine => ThreeReadsScenario.PlayAsync(machine, false), options with { Seed = (ulong)round });
        Console.WriteLine("not found");
    }
    catch (ExplorationException e)
    {
        Console.WriteLine($"{e.Schedules}: {e.Message}");
    }
}
if (args.Length > 1) {
using var listener = new StreamClass.Benchmarks.AllocationListener();
Explore.Schedules(20000, machine => ThreeReadsScenario.PlayAsync(machine, true), options);
foreach (var (n, b) in listener.Bytes.OrderByDescending(x => x.Value).Take(45)) Console.WriteLine($"{b / 20000,8} {n}");
}
