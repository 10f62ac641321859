namespace StreamClass.Testing.Runs;

/// <summary>Unwinds what is still on a stack once the run has ended or failed. The reason is recorded elsewhere.</summary>
internal sealed class SimulationStoppedException() : Exception("The simulation has ended; nothing of it can go on.");
