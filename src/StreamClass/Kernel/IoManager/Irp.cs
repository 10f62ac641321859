using System.Diagnostics;

namespace StreamClass.Kernel;

/// <summary>An I/O request packet: what drivers hand to each other.</summary>
/// <remarks>
/// Native name: IRP. It is completed exactly once. Whoever was given it owns it until then; a completion routine gets it back.
/// Parameters are those of the stack location that matters: a control code with its buffers, or an argument of the drivers' own.
/// </remarks>
[NativeName("IRP")]
[DebuggerDisplay("{MajorFunction}/{MinorFunction} {IoStatus}")]
public sealed class Irp
{
    private const int Idle = 0;
    private const int Sent = 1;
    private const int Completed = 2;

    private Action<Irp>? _cancelRoutine;
    private Action<Irp>? _completed;
    private int _state;
    private bool _isCancelled;
    private bool _isTakenBack;

    /// <summary>Makes an IRP.</summary>
    /// <remarks>Native name: IoAllocateIrp. Any IRQL up to DISPATCH_LEVEL.</remarks>
    /// <param name="majorFunction">What kind of request it is.</param>
    /// <param name="minorFunction">Which one of that kind.</param>
    public Irp(IrpMajorFunction majorFunction, byte minorFunction = 0)
    {
        MajorFunction = majorFunction;
        MinorFunction = minorFunction;

        // What nobody handles ends as it began (documents of IRP_MJ_PNP and IRP_MJ_POWER).
        IoStatus = new IoStatusBlock(NtStatus.NotSupported);
    }

    /// <summary>Makes an IRP of plug and play.</summary>
    /// <param name="function">What it asks.</param>
    public Irp(IrpPnpFunction function)
        : this(IrpMajorFunction.Pnp, (byte)function)
    {
    }

    /// <summary>Makes an IRP of power management.</summary>
    /// <param name="function">What it asks.</param>
    public Irp(IrpPowerFunction function)
        : this(IrpMajorFunction.Power, (byte)function)
    {
    }

    /// <summary>What kind of request it is.</summary>
    public IrpMajorFunction MajorFunction { get; }

    /// <summary>Which one of that kind.</summary>
    public byte MinorFunction { get; }

    /// <summary>The control code of a device control.</summary>
    [NativeName("IoControlCode")]
    public uint IoControlCode { get; init; }

    /// <summary>What the request says.</summary>
    [NativeName("Type3InputBuffer")]
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>What it reads or writes.</summary>
    [NativeName("UserBuffer")]
    public Memory<byte> Output { get; init; }

    /// <summary>What drivers agree on between themselves: a request block of their bus, the state of a power request.</summary>
    [NativeName("Parameters")]
    public object? Argument { get; init; }

    /// <summary>How it ended; before that, what it ends with when nobody handles it.</summary>
    public IoStatusBlock IoStatus { get; set; }

    /// <summary>Whether somebody wants it back.</summary>
    public bool Cancel => Volatile.Read(ref _isCancelled);

    /// <summary>Whether it has been completed.</summary>
    public bool IsCompleted => Volatile.Read(ref _state) == Completed;

    /// <summary>Sets what is called when somebody wants the IRP back, at the canceller's level.</summary>
    /// <remarks>
    /// Native name: IoSetCancelRoutine. Any IRQL. An IRP that was cancelled already keeps its routine from being called: look
    /// at <see cref="Cancel"/> afterwards, as natively.
    /// </remarks>
    /// <param name="routine">The routine, or null for none.</param>
    /// <returns>The routine that was set; null also when it has been taken for a call.</returns>
    [NativeName("IoSetCancelRoutine")]
    public Action<Irp>? SetCancelRoutine(Action<Irp>? routine) => Interlocked.Exchange(ref _cancelRoutine, routine);

    /// <summary>Asks for the IRP back. Whoever has it completes it, soon, with CANCELLED.</summary>
    /// <remarks>Native name: IoCancelIrp. Any IRQL up to DISPATCH_LEVEL.</remarks>
    /// <returns>Whether there was a cancel routine, which has been called.</returns>
    [NativeName("IoCancelIrp")]
    public bool RequestCancel()
    {
        Volatile.Write(ref _isCancelled, true);
        if (Interlocked.Exchange(ref _cancelRoutine, null) is not { } routine)
        {
            return false;
        }

        routine(this);
        return true;
    }

    /// <summary>Completes the IRP with a status: whoever sent it gets it back.</summary>
    /// <remarks>Native name: IoCompleteRequest. Any IRQL; the completion routine runs at DISPATCH_LEVEL, later.</remarks>
    /// <param name="status">How it ended.</param>
    /// <param name="information">What it says beside.</param>
    /// <exception cref="InvalidOperationException">It has been completed already, or was not sent to anybody.</exception>
    [NativeName("IoCompleteRequest")]
    public void CompleteRequest(NtStatus status, long information = 0)
    {
        if (!TryCompleteRequest(status, information) && !Volatile.Read(ref _isTakenBack))
        {
            throw new InvalidOperationException($"{this} is completed by somebody who does not own it.");
        }
    }

    /// <summary>As <see cref="CompleteRequest"/>, for one of several who may be first.</summary>
    /// <param name="status">How it ended.</param>
    /// <param name="information">What it says beside.</param>
    /// <returns>False when somebody else has completed it.</returns>
    public bool TryCompleteRequest(NtStatus status, long information = 0)
    {
        if (Interlocked.CompareExchange(ref _state, Completed, Sent) != Sent)
        {
            return false;
        }

        _cancelRoutine = null;
        IoStatus = new IoStatusBlock(status, information);
        Interlocked.Exchange(ref _completed, null)?.Invoke(this);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => MajorFunction switch
    {
        IrpMajorFunction.Pnp => $"IRP Pnp {(IrpPnpFunction)MinorFunction}",
        IrpMajorFunction.Power => $"IRP Power {(IrpPowerFunction)MinorFunction}",
        IrpMajorFunction.DeviceControl or IrpMajorFunction.InternalDeviceControl => $"IRP {MajorFunction} 0x{IoControlCode:X}",
        _ => $"IRP {MajorFunction}",
    };

    /// <summary>Completes the IRP for a device that is gone. The device may not know it yet: what it says of the IRP later does not count.</summary>
    internal void TakeBack(NtStatus status)
    {
        Volatile.Write(ref _isTakenBack, true);
        TryCompleteRequest(status);
    }

    /// <summary>Hands the IRP to somebody. A completed one can be sent again, as natively after IoReuseIrp.</summary>
    /// <returns>False when somebody has it.</returns>
    internal bool TrySend(Action<Irp>? completed)
    {
        if (Volatile.Read(ref _state) == Sent)
        {
            return false;
        }

        _completed = completed;
        if (Volatile.Read(ref _state) == Completed)
        {
            // It is used again. One that is sent for the first time may have been cancelled before, as natively.
            _isCancelled = false;
        }

        _isTakenBack = false;
        return Interlocked.Exchange(ref _state, Sent) != Sent;
    }
}
