using System.Diagnostics;
using StreamClass.Benchmarks.Exploration;
using StreamClass.Testing;
using StreamClass.Testing.Exploration;

var options = new ExplorationOptions { Strategies = [ExplorationStrategy.Parse(args[2])], Simulation = new SimulationOptions { SlowProcessorHorizon = TimeSpan.FromSeconds(2), Processors = int.Parse(args[1]) }, Machine = new StreamClass.MachineOptions { RequestTimeoutSeconds = 0 } };
for (var round = 0; round < int.Parse(args[3]); round++)
{
    var cpu = Environment.CpuUsage.TotalTime;
    var watch = Stopwatch.StartNew();
    var bytes = GC.GetTotalAllocatedBytes();
    var count = int.Parse(args[0]);
    var result = Explore.Schedules(count, machine => ThreeReadsScenario.PlayAsync(machine, true), options with { Seed = (ulong)round });
    Console.WriteLine($"{count / watch.Elapsed.TotalSeconds:N0} schedules/s, {(Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / count:N1} us cpu, {result.Steps / count} steps, {result.DistinctSchedules} distinct, {(GC.GetTotalAllocatedBytes() - bytes) / count} bytes");
}
