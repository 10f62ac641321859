using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Benchmarks.Exploration;

/// <summary>Completes the head of its queue at each interrupt; a cancellation or a timeout completes its own read.</summary>
/// <param name="isAtomic">Whether a read is looked at and marked as completed in one step.</param>
/// <remarks>It does its own synchronization, with a spin lock.</remarks>
internal sealed class ThreeReadsMinidriver(bool isAtomic) : IStrMiniDriver
{
    public static readonly KsDataFormatBlock Format =
        KsDataFormatBlock.Create(KsDataFormatType.Audio, KsDataFormatSubtype.Pcm, KsDataFormatSpecifier.None);

    private readonly List<Read> _reads = new(ThreeReadsBoard.Interrupts);
    private IoRange _registers = null!;
    private KernelInterrupt _interrupt = null!;

    /// <summary>How many reads were completed, by whomever.</summary>
    public int Wins { get; private set; }

    /// <summary>How many came to complete a read that was completed already.</summary>
    public int Losses { get; private set; }

    /// <summary>How many reads the minidriver was asked to give back.</summary>
    public int Cancellations { get; private set; }

    /// <summary>How many reads took too long.</summary>
    public int Timeouts { get; private set; }

    /// <summary>How many interrupts were served.</summary>
    public int Interrupts { get; private set; }

    /// <summary>How many reads are not completed.</summary>
    public int Queued => _reads.Count(static read => !read.IsCompleted.Value);

    public NtStatus DriverEntry(DriverObject driver, string registryPath) =>
        StreamClassDriver.RegisterMinidriver(
            driver, registryPath, new HwInitializationData { MiniDriver = this, HasInterrupt = true, TurnOffSynchronization = true });

    public void ReceiveDevicePacket(HwStreamRequestBlock srb)
    {
        switch (srb.Command)
        {
            case SrbCommand.InitializeDevice:
                Initialize(srb.CommandData.ConfigInfo);
                break;
            case SrbCommand.GetStreamInfo:
                srb.CommandData.StreamBuffer.Add(new HwStreamInformation { StreamFormatsArray = [Format] });
                break;
        }

        Complete(srb, NtStatus.Success);
    }

    public void ReceiveStreamControlPacket(HwStreamRequestBlock srb) => Complete(srb, NtStatus.Success);

    public void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        srb.TimeoutCounter = 0;
        if (_interrupt.SynchronizeExecution(Add, srb))
        {
            srb.TimeoutCounter = 1;
            _registers.WriteRegisterUlong(ThreeReadsBoard.Start, 1);
        }
    }

    public void CancelPacket(HwStreamRequestBlock srb)
    {
        End(srb, NtStatus.Cancelled);
        Cancellations++;
    }

    public void RequestTimeout(HwStreamRequestBlock srb)
    {
        End(srb, NtStatus.IoDeviceError);
        Timeouts++;
    }

    public bool Interrupt(HwDeviceExtension device)
    {
        if (_registers.ReadRegisterUlong(ThreeReadsBoard.Status) == 0)
        {
            return false;
        }

        CompleteHead();
        Interrupts++;
        return true;
    }

    private void CompleteHead()
    {
        foreach (var read in _reads)
        {
            if (TryTake(read))
            {
                Complete(read.Srb, NtStatus.Success);
                return;
            }
        }

        Losses++;
    }

    private void Initialize(PortConfigurationInformation configuration)
    {
        configuration.StreamDescriptorSize = HwStreamDescriptor.SizeFor(1);
        _registers = configuration.AccessRanges[0].Io;
        _interrupt = configuration.InterruptObject!;
    }

    /// <returns>Whether these are all the reads that there will be.</returns>
    private bool Add(object? srb)
    {
        _reads.Add(new Read((HwStreamRequestBlock)srb!));
        return _reads.Count == ThreeReadsBoard.Interrupts;
    }

    private void End(HwStreamRequestBlock srb, NtStatus status)
    {
        var read = _reads.Find(read => read.Srb == srb)!;
        if (isAtomic ? _interrupt.SynchronizeExecution(TryTake, read) : TryTake(read))
        {
            Complete(srb, status);
        }
        else
        {
            Losses++;
        }
    }

    private bool TryTake(object? read) => TryTake((Read)read!);

    private bool TryTake(Read read)
    {
        if (read.IsCompleted.Value)
        {
            return false;
        }

        read.IsCompleted.Value = true;
        Wins++;
        return true;
    }

    private static void Complete(HwStreamRequestBlock srb, NtStatus status)
    {
        srb.Status = status;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }

    private sealed class Read(HwStreamRequestBlock srb)
    {
        public HwStreamRequestBlock Srb { get; } = srb;

        public Shared<bool> IsCompleted { get; } = new(false);
    }
}
