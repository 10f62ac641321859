using StreamClass.Kernel;

namespace StreamClass.Tests.Hardware;

/// <summary>An interrupt service routine that a test supplies.</summary>
internal sealed class FakeInterrupt(Func<bool> routine) : IInterruptObject
{
    public bool IsMasked => false;

    public InterruptAnswer Ask(InterruptLine line) => routine() ? InterruptAnswer.Claimed : InterruptAnswer.NotMine;
}
