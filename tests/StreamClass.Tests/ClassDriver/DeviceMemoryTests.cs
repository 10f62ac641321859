using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver;

/// <summary>Scatter/gather lists, physical addresses and the DMA buffer, seen by a board that really moves data. Reference 3, 11, design 8.</summary>
public class DeviceMemoryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(10_000)]
    [Conformance("11 scatter-gather")]
    public void Read_ByDma_FillsTheClientsBufferThroughTheList(int size) => Run(new HwInitializationData { MiniDriver = null! }, async (machine, echo, seen) =>
    {
        var pin = await machine.OpenPinAsync(echo, EchoDevice.Output, new BellBoard());
        var buffer = new byte[size];
        await pin.ReadAsync(buffer);
        buffer.Should().Equal(Enumerable.Range(0, size).Select(i => (byte)i));
    });

    [Fact]
    public void Write_ByDma_ReachesTheBoardBufferAfterBuffer() => Run(new HwInitializationData { MiniDriver = null! }, async (machine, echo, seen) =>
    {
        var board = new BellBoard();
        var pin = await machine.OpenPinAsync(echo, EchoDevice.Input, board);
        var buffers = Enumerable.Range(0, 3).Select(i =>
        {
            var data = new byte[5000 + i];
            Array.Fill(data, (byte)(i + 1));
            return new StreamBuffer(new KsStreamHeader { DataUsed = (uint)(4500 + i) }, data);
        }).ToArray();
        await pin.WriteAsync(buffers);
        board.Fetched.Should().Equal(buffers.SelectMany(buffer => buffer.Data.ToArray().Take((int)buffer.Header.DataUsed)));
    });

    [Fact]
    [Conformance("11 scatter-gather")]
    public void Pieces_OfARequest_AddUpToTheBytesToTransfer() => Run(
        new HwInitializationData { MiniDriver = null! },
        async (machine, echo, seen) =>
        {
            var pin = await machine.OpenPinAsync(echo, EchoDevice.Output, new BellBoard());
            await pin.ReadAsync(new byte[20_000]);
            seen.Pieces.Sum(piece => piece.Length).Should().Be(20_000);
            seen.Pieces.Should().HaveCountGreaterThan(1).And.OnlyContain(piece => piece.Length <= 4096);
        });

    [Fact]
    [Conformance("3 GetPhysicalAddress", "11 split-request")]
    public void GetPhysicalAddress_OfAPlaceInADataBuffer_IsWhereTheListSays() => Run(
        new HwInitializationData { MiniDriver = null! },
        async (machine, echo, seen) =>
        {
            seen.Look = srb =>
            {
                var list = srb.ScatterGatherBuffer;
                var address = srb.CommandData.DataBufferArray[0].Data;
                var offset = 0L;
                foreach (var piece in list)
                {
                    srb.StreamClass.GetPhysicalAddress(srb, address + offset, StreamBufferType.SrbDataBuffer, out var length)
                        .Should().Be(piece.PhysicalAddress);
                    length.Should().BeGreaterThanOrEqualTo(piece.Length);
                    offset += piece.Length;
                }

                srb.StreamClass.GetPhysicalAddress(srb, address + 7, StreamBufferType.SrbDataBuffer, out _)
                    .Should().Be(list[0].PhysicalAddress + 7);
                srb.StreamClass.GetPhysicalAddress(srb, address + offset, StreamBufferType.SrbDataBuffer, out var none).Should().Be(0);
                none.Should().Be(0);
                srb.StreamClass.GetPhysicalAddress(null, address, StreamBufferType.SrbDataBuffer, out _).Should().Be(0);
                seen.Looked = true;
            };
            var pin = await machine.OpenPinAsync(echo, EchoDevice.Output, new BellBoard());
            await pin.ReadAsync(new byte[9000]);
            seen.Looked.Should().BeTrue();
        });

    [Fact]
    [Conformance("3 GetPhysicalAddress")]
    public void GetPhysicalAddress_OfTheRequestExtension_IsWhereTheBoardFindsIt() => Run(
        new HwInitializationData { MiniDriver = null!, PerRequestExtensionSize = 64 },
        async (machine, echo, seen) =>
        {
            seen.Look = srb =>
            {
                var physical = srb.StreamClass.GetPhysicalAddress(
                    srb, srb.SrbExtensionAddress + 16, StreamBufferType.PerRequestExtension, out var length);
                physical.Should().NotBe(0);
                length.Should().BeInRange(1, 48);
                echo.Registers.WriteRegisterUlong(BellBoard.Address, (uint)physical);
                echo.Registers.WriteRegisterUlong(BellBoard.Length, length);
                echo.Registers.WriteRegisterUlong(BellBoard.Command, BellBoard.Fill);
                srb.SrbExtension[..16].ToArray().Should().OnlyContain(value => value == 0xCD, "the device was given the rest");
                srb.SrbExtension.Slice(16, (int)length).ToArray().Should().Equal(Enumerable.Range(0, (int)length).Select(i => (byte)i));
                srb.StreamClass.GetPhysicalAddress(srb, srb.SrbExtensionAddress + 64, StreamBufferType.PerRequestExtension, out _)
                    .Should().Be(0, "it is past the end");
                seen.Looked = true;
            };
            var pin = await machine.OpenPinAsync(echo, EchoDevice.Output, new BellBoard());
            await pin.ReadAsync(new byte[10]);
            seen.Looked.Should().BeTrue();
        });

    [Fact]
    [Conformance("3 GetDmaBuffer")]
    public void GetDmaBuffer_Registered_IsContiguousAndSharedWithTheBoard() => Run(
        new HwInitializationData { MiniDriver = null!, DmaBufferSize = 20_000 },
        async (machine, echo, seen) =>
        {
            await machine.StartAsync(echo, new BellBoard());
            var buffer = echo.StreamClass.GetDmaBuffer();
            buffer.Memory.Length.Should().Be(20_000);
            var physical = echo.StreamClass.GetPhysicalAddress(null, buffer.Address + 100, StreamBufferType.DmaBuffer, out var length);
            length.Should().Be(19_900);
            echo.Registers.WriteRegisterUlong(BellBoard.Address, (uint)physical);
            echo.Registers.WriteRegisterUlong(BellBoard.Length, 19_900);
            echo.Registers.WriteRegisterUlong(BellBoard.Command, BellBoard.Fill);
            buffer.Memory.ToArray().Skip(100).Should().Equal(Enumerable.Range(0, 19_900).Select(i => (byte)i));
        });

    [Fact]
    public void GetDmaBuffer_NotRegistered_IsEmpty() => Run(new HwInitializationData { MiniDriver = null! }, async (machine, echo, seen) =>
    {
        await machine.StartAsync(echo, new BellBoard());
        echo.StreamClass.GetDmaBuffer().Should().Be(default(KernelBuffer));
        echo.StreamClass.GetPhysicalAddress(null, default, StreamBufferType.DmaBuffer, out _).Should().Be(0);
    });

    [Fact]
    [Conformance("11 Dma24BitAddresses")]
    public void Dma24BitAddresses_Always_KeepsEverythingBelow16MiB() => Run(
        new HwInitializationData { MiniDriver = null!, Dma24BitAddresses = true, DmaBufferSize = 8192 },
        async (machine, echo, seen) =>
        {
            var pin = await machine.OpenPinAsync(echo, EchoDevice.Output, new BellBoard(has24Lines: true));
            for (var i = 0; i < 20; i++)
            {
                await pin.ReadAsync(new byte[10_000]);
            }

            seen.Pieces.Should().OnlyContain(piece => piece.PhysicalAddress + piece.Length <= 16 * 1024 * 1024);
            var buffer = echo.StreamClass.GetDmaBuffer();
            (echo.StreamClass.GetPhysicalAddress(null, buffer.Address, StreamBufferType.DmaBuffer, out _) + 8192)
                .Should().BeLessThanOrEqualTo(16 * 1024 * 1024);
        });

    [Theory]
    [InlineData(4)]
    [InlineData(64)]
    [InlineData(4096)]
    public void BufferAlignment_Always_HoldsForTheFirstPiece(int alignment) => Run(
        new HwInitializationData { MiniDriver = null!, BufferAlignment = alignment },
        async (machine, echo, seen) =>
        {
            var pin = await machine.OpenPinAsync(echo, EchoDevice.Output, new BellBoard());
            for (var i = 0; i < 20; i++)
            {
                seen.Pieces.Clear();
                await pin.ReadAsync(new byte[777]);
                (seen.Pieces[0].PhysicalAddress % (ulong)alignment).Should().Be(0);
            }
        });

    [Fact]
    public void Transfer_AfterCompletion_IsCaughtAndLeavesTheBufferAlone() => Run(
        new HwInitializationData { MiniDriver = null! },
        async (machine, echo, seen) =>
        {
            var board = new BellBoard();
            var pin = await machine.OpenPinAsync(echo, EchoDevice.Output, board);
            var buffer = new byte[100];
            await pin.ReadAsync(buffer);
            buffer.AsSpan().Clear();
            echo.Registers.WriteRegisterUlong(BellBoard.Address, (uint)seen.Pieces[0].PhysicalAddress);
            echo.Registers.WriteRegisterUlong(BellBoard.Length, 100);
            echo.Registers.WriteRegisterUlong(BellBoard.Command, BellBoard.Fill);
            buffer.Should().OnlyContain(value => value == 0);
            board.Fault.Should().BeOfType<BugCheckException>();
            machine.BugChecks.Should().ContainSingle().Which.Code.Should().Be(BugCheckCode.DriverVerifierDmaViolation);
        },
        bugChecks: 1);

    [Fact]
    public void Read_OfAStreamWithoutDma_HasNoList() => Simulation.Run(1, async machine =>
    {
        uint? elements = null;
        var pin = await machine.OpenPinAsync(
            new EchoDevice
            {
                Registration = new HwInitializationData { MiniDriver = null!, BusMasterDma = true },
                OnData = srb =>
                {
                    elements = srb.NumberOfScatterGatherElements;
                    EchoDevice.Succeed(srb);
                },
            },
            EchoDevice.Output,
            new BellBoard());
        await pin.ReadAsync(new byte[10]);
        elements.Should().Be(0);
    });

    private static void Run(HwInitializationData registration, Func<Machine, EchoDevice, Seen, Task> scenario, int bugChecks = 0) => Simulation.Run(
        1,
        async machine =>
        {
            var seen = new Seen();
            EchoDevice? echo = null;
            echo = new EchoDevice
            {
                Registration = registration with { BusMasterDma = true },
                OnOpen = static stream => stream.Dma = true,
                OnData = srb =>
                {
                    seen.Look?.Invoke(srb);
                    foreach (var piece in srb.ScatterGatherBuffer)
                    {
                        seen.Pieces.Add((piece.PhysicalAddress, piece.Length));
                        echo!.Registers.WriteRegisterUlong(BellBoard.Address, (uint)piece.PhysicalAddress);
                        echo.Registers.WriteRegisterUlong(BellBoard.Length, piece.Length);
                        echo.Registers.WriteRegisterUlong(
                            BellBoard.Command, srb.Command == SrbCommand.ReadData ? BellBoard.Fill : BellBoard.Fetch);
                    }

                    EchoDevice.Succeed(srb);
                },
            };
            await scenario(machine, echo, seen);
            machine.BugChecks.Should().HaveCount(bugChecks);
        },
        bugChecks == 0 ? null : OnPurpose.BugCheck);

    private sealed class Seen
    {
        public List<(ulong PhysicalAddress, uint Length)> Pieces { get; } = [];

        public HwReceivePacketRoutine? Look { get; set; }

        public bool Looked { get; set; }
    }
}
