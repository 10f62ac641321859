using StreamClass.Testing.Choices;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Exploration.Stories;

/// <summary>Puts lines of the trace into words.</summary>
internal static class StoryWords
{
    /// <summary>What somebody did, or null for what only the scheduler has to know.</summary>
    public static string? Of(TraceKind kind, string name) => kind switch
    {
        TraceKind.ServiceCall => $"calls the class driver: {name}",
        TraceKind.PortAccess => $"accesses port {name}",
        TraceKind.RegisterAccess => $"accesses register {name}",
        TraceKind.LockRelease => $"has released {name}",
        TraceKind.HandOver => $"enters {name}",
        TraceKind.SharedAccess => $"accesses {name}",
        TraceKind.ClientCall => $"submits {name}",
        TraceKind.Atomic => $"touches a word of the engine: {name}",
        TraceKind.Spin => "spins",
        TraceKind.Stall => "stalls",
        TraceKind.Assert => $"line {name} is raised",
        TraceKind.Masked => $"line {name} is left to the holder of its lock",
        TraceKind.QueueDpc => $"queues the DPC {name}",
        TraceKind.Timer => $"{name} is due",
        TraceKind.Hardware => $"the hardware acts: {name}",
        TraceKind.Wait => $"waits: {name}",
        TraceKind.Wake => $"wakes who waits: {name}",
        TraceKind.TimedOut => $"has waited long enough: {name}",
        TraceKind.BugCheck => $"BREAKS A RULE: {name}",
        TraceKind.Failed => $"FAILS with {name}",
        _ => null,
    };

    /// <summary>Who begins to run, or null for a line that begins nothing.</summary>
    public static string? Beginning(TraceKind kind, string name) => kind switch
    {
        TraceKind.Client => $"client {name}",
        TraceKind.WorkItem => $"work item {name}",
        TraceKind.SystemThread => $"system thread {name}",
        TraceKind.HandedOver => $"DPC {name}, handed over",
        TraceKind.Dpc => $"DPC {name}",
        TraceKind.Interrupt => $"ISR of {name}",
        _ => null,
    };

    /// <summary>What the schedule decided.</summary>
    public static string OfMark(in Mark mark, string name) => mark.Kind switch
    {
        ChoiceKind.Interrupt when mark.Preempts => $"INTERRUPTED by {name}",
        ChoiceKind.Interrupt => $"the interrupt {name} goes first",
        ChoiceKind.ReachEvent => $"OVERTAKEN by {name}: the processor is slow",
        ChoiceKind.Processor => $"BESIDE IT processor {mark.Processor} goes on: {name}",
        ChoiceKind.TakeUp => $"BESIDE IT processor {mark.Processor} takes up {name}",
        ChoiceKind.Fault => $"FAILS: {name}",
        ChoiceKind.Value => $"{name} = {mark.Actor}",
        _ when mark.Preempts => $"PREEMPTED by {name}",
        _ => $"{name} goes first",
    };
}
