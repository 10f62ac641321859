using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Engine.Tests.Scenarios;

/// <summary>A minidriver that trusts the class driver: it keeps nothing apart by itself, and notices when that was wrong.</summary>
internal sealed class EngineMinidriver : IStrMiniDriver
{
    public static readonly KsDataFormatBlock Format =
        KsDataFormatBlock.Create(KsDataFormatType.Audio, KsDataFormatSubtype.Pcm, KsDataFormatSpecifier.None);

    private bool _isInside;

    /// <summary>What is done with a data request; null completes it.</summary>
    public Action<HwStreamRequestBlock>? OnData { get; init; }

    /// <summary>What is done at an interrupt that the board has raised.</summary>
    public Action? OnInterrupt { get; init; }

    /// <summary>What is done with a request that its client gives up, before it is completed.</summary>
    public Action<HwStreamRequestBlock>? OnCancel { get; init; }

    /// <summary>What is done with a request whose time is up; null completes it.</summary>
    public Action<HwStreamRequestBlock>? OnTimeout { get; init; }

    public bool IsSynchronized { get; init; } = true;

    /// <summary>Whether its stream is written to, by the processor; otherwise it is read from, by the board.</summary>
    public bool IsWritten { get; init; }

    /// <summary>How often two routines ran at once.</summary>
    public int Overlaps { get; private set; }

    /// <summary>How many data requests arrived.</summary>
    public int Received { get; private set; }

    /// <summary>The device's registers.</summary>
    public IoRange Registers { get; private set; } = null!;

    public KernelInterrupt Lock { get; private set; } = null!;

    public IStreamClass StreamClass { get; private set; } = null!;

    public NtStatus DriverEntry(DriverObject driver, string registryPath) =>
        StreamClassDriver.RegisterMinidriver(driver, registryPath, new HwInitializationData
        {
            MiniDriver = this,
            HasInterrupt = true,
            BusMasterDma = true,
            TurnOffSynchronization = !IsSynchronized,
        });

    public void ReceiveDevicePacket(HwStreamRequestBlock srb)
    {
        switch (srb.Command)
        {
            case SrbCommand.InitializeDevice:
                srb.CommandData.ConfigInfo.StreamDescriptorSize = HwStreamDescriptor.SizeFor(1);
                Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
                StreamClass = srb.StreamClass;
                Lock = srb.CommandData.ConfigInfo.InterruptObject!;
                break;
            case SrbCommand.GetStreamInfo:
                srb.CommandData.StreamBuffer.Add(new HwStreamInformation
                {
                    DataFlow = IsWritten ? KsPinDataFlow.In : KsPinDataFlow.Out, StreamFormatsArray = [Format],
                });
                break;
            case SrbCommand.OpenStream:
                srb.StreamObject.Dma = !IsWritten;
                break;
        }

        Complete(srb, NtStatus.Success);
    }

    public void ReceiveStreamControlPacket(HwStreamRequestBlock srb) => Complete(srb, NtStatus.Success);

    public void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        Enter();
        Received++;
        if (OnData is { } onData)
        {
            onData(srb);
        }
        else
        {
            Complete(srb, NtStatus.Success);
        }

        _isInside = false;
    }

    public void CancelPacket(HwStreamRequestBlock srb)
    {
        Enter();
        OnCancel?.Invoke(srb);
        Complete(srb, NtStatus.Cancelled);
        _isInside = false;
    }

    public void RequestTimeout(HwStreamRequestBlock srb)
    {
        if (OnTimeout is { } onTimeout)
        {
            onTimeout(srb);
        }
        else
        {
            Complete(srb, NtStatus.IoDeviceError);
        }
    }

    public bool Interrupt(HwDeviceExtension device)
    {
        Enter();
        var isOurs = Registers.ReadRegisterUlong(EngineBoard.Bell) != 0;
        if (isOurs)
        {
            OnInterrupt?.Invoke();
        }

        _isInside = false;
        return isOurs;
    }

    public static void Complete(HwStreamRequestBlock srb, NtStatus status)
    {
        srb.Status = status;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }

    private void Enter()
    {
        Overlaps += _isInside && IsSynchronized ? 1 : 0;
        _isInside = true;
    }
}
