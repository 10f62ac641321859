using StreamClass.Hardware;
using StreamClass.Minidriver;
using StreamClass.Testing.Assertions;
using StreamClass.Testing.Scripting;

namespace StreamClass.Testing.Tests.Assertions;

public class BoardAssertionsTests
{
    private const int Mute = 8;

    [Fact]
    public void Sentences_AboutTheSecondRange_HoldOrSayWhy() => Simulation.Run(1, async machine =>
    {
        var board = new ScriptedBoard(
            "two ranges", new PciIdentity(0x1234, 0x0001), new DeviceRange(0, 64, InMemory: true), new DeviceRange(1, 64, InMemory: true));
        var minidriver = new PliantMinidriver
        {
            OnDevice = static srb =>
            {
                if (srb.Command == SrbCommand.InitializeDevice)
                {
                    srb.CommandData.ConfigInfo.AccessRanges[1].Io.WriteRegisterUlong(Mute, 1);
                }

                PliantMinidriver.Succeed(srb);
            },
        };
        await minidriver.StartAsync(machine, board);
        board.Should().HaveSeenWrite(Mute, 1, range: 1).And.NotHaveSeenWrite(Mute).And.NotHaveSeenRead(Mute, range: 1);
        Refuse(
            () => board.Should().HaveSeenRead(Mute, range: 1, because: "register {0} is polled", becauseArgs: [Mute]),
            "Expected two ranges to have seen a read of Mute (0x08 of range 1) because register 8 is polled, "
            + "but of that register it saw the write of 0x01 to Mute (0x08 of range 1) by ReceiveDevicePacket.");
        board.Invoking(static board => board.Should().HaveSeenRead(Mute, range: 2)).Should().Throw<ArgumentOutOfRangeException>();
    });

    private static void Refuse(Action sentence, string message) =>
        sentence.Should().Throw<MinidriverAssertionException>().WithMessage(message);
}
