using System.Text;
using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Hardware;

/// <summary>Firmware from the minidriver's own assembly or from a file, and a wait for the board that is bounded. Reference 11.</summary>
public class FirmwareTests
{
    private const string Path = @"\SystemRoot\System32\drivers\decoder.bin";

    [Fact]
    [Conformance("11 firmware")]
    public void Firmware_EmbeddedResource_ReachesTheBoard() => Simulation.Run(1, async machine =>
    {
        var board = new FirmwareBoard();
        await machine.StartAsync(Loading(static _ => Embedded()), board);
        Encoding.ASCII.GetString([.. board.Firmware]).Should().Be("decoder firmware 1.0");
    });

    [Fact]
    [Conformance("11 firmware")]
    public void Firmware_ReadFromAFile_ReachesTheBoard() => Simulation.Run(
        1,
        async machine =>
        {
            var board = new FirmwareBoard();
            var echo = Loading(srb =>
            {
                srb.StreamClass.Kernel.ReadFile(Path, out var content).Should().Be(NtStatus.Success);
                return content;
            });
            await machine.StartAsync(echo, board);
            board.Firmware.Should().Equal(1, 2, 3);
        },
        machine: new MachineOptions { Files = MachineFiles.InMemory(new Dictionary<string, ReadOnlyMemory<byte>> { [Path] = new byte[] { 1, 2, 3 } }) });

    [Fact]
    [Conformance("11 loop-counter")]
    public void Loop_BoundedByACounter_SeesTheBoardBecomeReadyWhileItPolls() => Simulation.Run(1, async machine =>
    {
        var polls = 0;
        var device = await machine.StartAsync(Loading(static _ => [1], taken => polls = taken), new FirmwareBoard());
        polls.Should().BeInRange(2, 1000);
        device.Failure.Should().BeNull();
    });

    [Fact]
    public void Loop_BoundedByACounter_EndsWhenTheBoardIsDead() => Simulation.Run(1, async machine =>
    {
        var polls = 0;
        var start = () => machine.StartAsync(Loading(static _ => [1], taken => polls = taken), new FirmwareBoard { StartTime = 0 });
        (await start.Should().ThrowAsync<StreamRequestException>()).Which.Status.Should().Be(NtStatus.IoDeviceError);
        polls.Should().Be(1000);
    });

    [Fact]
    [Conformance("11 longer-waits")]
    public void LongerWait_ByTimer_LeavesTheDeviceToOthers() => Simulation.Run(1, async machine =>
    {
        EchoDevice? echo = null;
        var answered = 0;
        echo = new EchoDevice
        {
            OnData = srb => srb.StreamClass.ScheduleTimer(srb.StreamObject, 5_000, _ => EchoDevice.Succeed(srb), null),
            OnControl = srb =>
            {
                answered++;
                EchoDevice.Succeed(srb);
            },
        };
        var pin = await machine.OpenPinAsync(echo);
        var before = answered;
        var start = machine.Kernel.QueryInterruptTime();
        var reading = pin.ReadAsync(new byte[10]);
        await pin.SetStateAsync(StreamClass.Ks.KsState.Pause);
        answered.Should().BeGreaterThan(before);
        (machine.Kernel.QueryInterruptTime() - start).Should().BeLessThan(TimeSpan.FromMilliseconds(5));
        await reading;
        (machine.Kernel.QueryInterruptTime() - start).Should().BeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(5));
    });

    [Fact]
    [Conformance("11 longer-waits")]
    public void LongerWait_ByInterrupt_EndsWithIt() => Simulation.Run(1, async machine =>
    {
        EchoDevice? echo = null;
        HwStreamRequestBlock? held = null;
        echo = new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true },
            OnData = srb =>
            {
                held = srb;
                echo!.Registers.WriteRegisterUlong(BellBoard.Period, 50_000);
            },
            OnInterrupt = _ =>
            {
                echo!.Registers.WriteRegisterUlong(BellBoard.Period, 0);
                echo.Registers.WriteRegisterUlong(BellBoard.Bell, 0);
                EchoDevice.Succeed(held!);
                return true;
            },
        };
        var pin = await machine.OpenPinAsync(echo, board: new BellBoard());
        var start = machine.Kernel.QueryInterruptTime();
        await pin.ReadAsync(new byte[10]);
        (machine.Kernel.QueryInterruptTime() - start).Should().BeCloseTo(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(1));
    });

    /// <summary>The firmware that is embedded in this assembly, as in that of a minidriver.</summary>
    private static byte[] Embedded()
    {
        using var resource = typeof(FirmwareTests).Assembly.GetManifestResourceStream("StreamClass.Tests.Hardware.Firmware.bin")!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>A minidriver that gives its board the firmware, and polls no longer than a loop counter allows.</summary>
    private static EchoDevice Loading(Func<HwStreamRequestBlock, byte[]> firmware, Action<int>? polled = null) => new()
    {
        // Files can only be read at PASSIVE_LEVEL.
        Registration = new HwInitializationData { MiniDriver = null!, TurnOffSynchronization = true },
        OnDevice = srb =>
        {
            if (srb.Command != SrbCommand.InitializeDevice)
            {
                EchoDevice.Answer(srb);
                return;
            }

            var registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
            var bytes = firmware(srb);
            registers.WriteRegisterBufferUchar(FirmwareBoard.Window, bytes);
            registers.WriteRegisterUlong(FirmwareBoard.Start, (uint)bytes.Length);
            var turns = 0;
            while (turns < 1000 && registers.ReadRegisterUlong(FirmwareBoard.Status) == 0)
            {
                turns++;
            }

            polled?.Invoke(turns);
            if (turns == 1000)
            {
                srb.Status = NtStatus.IoDeviceError;
                srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
                return;
            }

            EchoDevice.Answer(srb);
        },
    };
}
