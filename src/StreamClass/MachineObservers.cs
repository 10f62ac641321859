using StreamClass.ClassDriver;
using StreamClass.Hardware;

namespace StreamClass;

/// <summary>Who watches a machine; nobody unless a simulation does.</summary>
/// <param name="Minidrivers">Who is told what minidrivers see and do, or null.</param>
/// <param name="Boards">Who is told what goes on at the boards, or null.</param>
internal readonly record struct MachineObservers(IMinidriverObserver? Minidrivers, IBoardObserver? Boards);
