using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing.Tests.Museum;

namespace StreamClass.Testing.Tests.Exploration.Exhaustive;

/// <summary>Starts with a synchronized routine that touches a number of declared fields, and else only its own.</summary>
internal sealed class QuietMinidriver(int steps) : ExhibitMinidriver
{
    private readonly Shared<int> _declared = new(0);
    private int _undeclared;

    public NtStatus DriverEntry(DriverObject driver, string registryPath) =>
        StreamClassDriver.RegisterMinidriver(driver, registryPath, new HwInitializationData { MiniDriver = this });

    protected override void Initialize(HwStreamRequestBlock srb) =>
        srb.StreamClass.CallAtNewPriority(null, StreamPriority.Dispatch, OnCall, null);

    private void OnCall(object? context)
    {
        _undeclared++;
        for (var i = 0; i < steps; i++)
        {
            _declared.Value = _undeclared;
        }
    }
}
