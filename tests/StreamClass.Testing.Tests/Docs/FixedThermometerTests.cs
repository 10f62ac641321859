using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Docs;

internal sealed class FixedThermometerTests : ThermometerTests
{
    protected override DriverEntry DriverEntry => Fixed.Thermometer.DriverEntry;
}
