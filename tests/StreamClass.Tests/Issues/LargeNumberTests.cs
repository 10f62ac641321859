using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Issues;

/// <summary>Regressions: sizes and times that nobody means, and that must not wrap round.</summary>
public class LargeNumberTests
{
    [Fact]
    public void FindDataFormat_OfAMinidriverThatWantsFourGigabytes_IsAnErrorOfItsDriver() => Simulation.Run(1, async machine =>
    {
        var pins = new PinDevice
        {
            Streams = [new HwStreamInformation { StreamFormatsArray = [EchoDevice.Format] }],
            Intersect = static _ => (NtStatus.BufferOverflow, uint.MaxValue),
        };
        var filter = await machine.OpenAsync(pins.Echo());
        (await filter.FindDataFormatAsync(0, EchoDevice.Format).OutcomeAsync()).Should().Be(NtStatus.DriverInternalError);
    });

    [Fact]
    public void SerializeSet_OfMoreThanASizeCanSay_SaysTheMost() => Simulation.Run(1, async machine =>
    {
        var table = TableDevice.With(
            TableDevice.Item(1) with { SerializedSize = 0x8000_0000 }, TableDevice.Item(2) with { SerializedSize = 0x8000_0000 });
        var filter = await table.OpenAsync(machine);
        (await filter.AskAsync(TableDevice.Set, 0, KsPropertyFlags.SerializeSet))
            .Should().Be(new KsAnswer(NtStatus.BufferOverflow, uint.MaxValue));
    });

    [Fact]
    public void Timer_WithTheLongestPeriod_RingsOnce() => Simulation.Run(1, async machine =>
    {
        var rung = 0;
        var timer = machine.Kernel.CreateTimer();
        timer.Set(TimeSpan.FromSeconds(1), TimeSpan.MaxValue, machine.Kernel.CreateDpc(_ => rung++));
        await machine.PassAsync(10);
        rung.Should().Be(1);
        timer.Cancel();
    });

    [Fact]
    public void Wait_ForCenturies_IsNotOverAtOnce() => Simulation.Run(1, async machine =>
    {
        // In nanoseconds a second more than 64 bits can say.
        var centuries = TimeSpan.FromTicks(184_467_440_737_095_517 + TimeSpan.TicksPerSecond);
        var happens = machine.Kernel.CreateEvent(KernelEventType.Notification);
        bool? satisfied = null;
        var thread = machine.Kernel.CreateSystemThread(_ => satisfied = happens.Wait(centuries));
        await machine.PassAsync(10);
        satisfied.Should().BeNull();
        happens.Set();
        thread.Wait(Timeout.InfiniteTimeSpan);
        satisfied.Should().BeTrue();
    });

    [Theory]
    [InlineData("")]
    [InlineData(@"\")]
    [InlineData(@"\\")]
    [InlineData(@"Registry\Machine")]
    [InlineData(@"\Registry\\Machine")]
    public void RegistryPath_ThatIsNoRowOfNames_IsRefused(string path) => Simulation.Run(1, machine =>
    {
        machine.Registry.Invoking(registry => registry.CreateKey(path)).Should().Throw<ArgumentException>().WithParameterName("path");
        machine.Registry.Invoking(registry => registry.HasKey(path)).Should().Throw<ArgumentException>().WithParameterName("path");
        return Task.CompletedTask;
    });

    [Fact]
    public void ReadFile_OfANameWithAZero_FindsNothing() => Simulation.Run(
        1,
        machine =>
        {
            machine.Kernel.ReadFile("\\System\0Root", out _).Should().Be(NtStatus.ObjectNameNotFound);
            return Task.CompletedTask;
        },
        machine: new MachineOptions { Files = MachineFiles.UnderDirectory(AppContext.BaseDirectory) });
}
