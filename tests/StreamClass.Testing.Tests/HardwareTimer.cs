using StreamClass.Kernel;

namespace StreamClass.Testing.Tests;

/// <summary>An event of virtual hardware, or of the operating system, that does what the test says.</summary>
internal sealed class HardwareTimer(string name, Action fire, bool isHardware = true) : DriveTimer(name)
{
    public override bool IsHardware => isHardware;

    public static void Arm(KernelDrive drive, string name, long delay, Action fire, bool isHardware = true) =>
        drive.Arm(new HardwareTimer(name, fire, isHardware) { Due = drive.Now + delay });

    internal override void Fire() => fire();
}
