using StreamClass.Kernel;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Kernel;

/// <summary>Which files a driver can read. Reference 11.</summary>
public sealed class MachineFilesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("streamclass").FullName;

    public MachineFilesTests()
    {
        Directory.CreateDirectory(Path.Combine(_root, "files", "SystemRoot", "Drivers"));
        File.WriteAllBytes(Path.Combine(_root, "files", "SystemRoot", "Drivers", "Dvd.bin"), [1, 2, 3]);
        File.WriteAllBytes(Path.Combine(_root, "secret.bin"), [9]);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(@"\SystemRoot\Drivers\Dvd.bin", NtStatus.Success)]
    [InlineData(@"\systemroot\DRIVERS\dvd.BIN", NtStatus.Success)]
    [InlineData("/SystemRoot/Drivers/Dvd.bin", NtStatus.Success)]
    [InlineData(@"\SystemRoot\Drivers\None.bin", NtStatus.ObjectNameNotFound)]
    [InlineData(@"\SystemRoot\Drivers\*", NtStatus.ObjectNameNotFound)]
    [InlineData(@"\SystemRoot\Drivers", NtStatus.ObjectNameNotFound)]
    [InlineData(@"\..\secret.bin", NtStatus.ObjectNameNotFound)]
    [InlineData(@"\SystemRoot\..\..\secret.bin", NtStatus.ObjectNameNotFound)]
    [InlineData("", NtStatus.ObjectNameNotFound)]
    public void ReadFile_UnderADirectory_FindsWhatIsThereAndNothingElse(string path, NtStatus expected) => Run(
        MachineFiles.UnderDirectory(Path.Combine(_root, "files")),
        machine =>
        {
            machine.Kernel.ReadFile(path, out var content).Should().Be(expected);
            content.Should().Equal(expected == NtStatus.Success ? [1, 2, 3] : []);
        });

    [Fact]
    public void ReadFile_UnlessTheHostNamesADirectory_FindsNothing() => Run(null, machine =>
        machine.Kernel.ReadFile(Path.Combine(_root, "secret.bin"), out _).Should().Be(NtStatus.ObjectNameNotFound));

    [Fact]
    public void ReadFile_ThatCannotBeRead_IsAnErrorOfTheDevice() => Run(new Broken(), machine =>
        machine.Kernel.ReadFile(@"\x", out _).Should().Be(NtStatus.IoDeviceError));

    [Fact]
    public void ReadFile_AbovePassiveLevel_IsABugCheck() => Run(null, machine =>
    {
        var spinLock = machine.Kernel.CreateSpinLock();
        var previous = spinLock.Acquire();
        FluentActions.Invoking(() => machine.Kernel.ReadFile(@"\x", out _)).Should().Throw<BugCheckException>()
            .Which.Code.Should().Be(BugCheckCode.IrqlNotLessOrEqual);
        spinLock.Release(previous);
    }, OnPurpose.BugCheck);

    private static void Run(MachineFiles? files, Action<Machine> scenario, SimulationOptions? options = null) => Simulation.Run(
        1,
        machine =>
        {
            scenario(machine);
            return Task.CompletedTask;
        },
        options,
        files is null ? null : new MachineOptions { Files = files });

    private sealed class Broken : MachineFiles
    {
        public override Stream? Open(string path) => throw new IOException("broken");
    }
}
