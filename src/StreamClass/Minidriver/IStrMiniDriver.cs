using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>What a stream minidriver implements: the routines that the class driver calls.</summary>
/// <remarks>
/// With class synchronization on, no two routines of a device ever run at once, the interrupt service routine included. One
/// object serves every device that the registration drives: keep state in the extensions. Reference 2 and 7.
/// </remarks>
public interface IStrMiniDriver
{
    /// <summary>Takes a request for the device as a whole.</summary>
    /// <remarks>
    /// Native name: StrMiniReceiveDevicePacket. IRQL: DIRQL with an ISR, DISPATCH_LEVEL without, PASSIVE_LEVEL with
    /// TurnOffSynchronization. The minidriver owns the SRB until it completes it. Reference 1, 2.
    /// </remarks>
    /// <param name="srb">The request; its Command says what is asked.</param>
    [NativeName("StrMiniReceiveDevicePacket")]
    void ReceiveDevicePacket(HwStreamRequestBlock srb);

    /// <summary>Takes a read or a write of a stream.</summary>
    /// <remarks>
    /// Native name: StrMiniReceiveStreamDataPacket. IRQL and ownership as for <see cref="ReceiveDevicePacket"/>. Called when
    /// the stream object names no routine of its own. Reference 1, 2.
    /// </remarks>
    /// <param name="srb">The request.</param>
    [NativeName("StrMiniReceiveStreamDataPacket")]
    void ReceiveStreamDataPacket(HwStreamRequestBlock srb) => Refuse(srb);

    /// <summary>Takes any other request of a stream.</summary>
    /// <remarks>
    /// Native name: StrMiniReceiveStreamControlPacket. IRQL and ownership as for <see cref="ReceiveDevicePacket"/>. Called
    /// when the stream object names no routine of its own. Reference 1, 2.
    /// </remarks>
    /// <param name="srb">The request.</param>
    [NativeName("StrMiniReceiveStreamControlPacket")]
    void ReceiveStreamControlPacket(HwStreamRequestBlock srb) => Refuse(srb);

    /// <summary>Gives back a request that its client cancelled.</summary>
    /// <remarks>
    /// Native name: StrMiniCancelPacket. IRQL: DIRQL with an ISR, otherwise DISPATCH_LEVEL. The minidriver completes the SRB
    /// with CANCELLED, at once or later, and with synchronization on marks the queue ready. Reference 8.
    /// </remarks>
    /// <param name="srb">A request that the minidriver holds.</param>
    [NativeName("StrMiniCancelPacket")]
    void CancelPacket(HwStreamRequestBlock srb);

    /// <summary>Ends a request that took too long.</summary>
    /// <remarks>
    /// Native name: StrMiniRequestTimeout. IRQL: DIRQL with an ISR, otherwise DISPATCH_LEVEL. Called once for each expiry of
    /// TimeoutCounter. The minidriver completes the SRB, or writes the counter to go on. Reference 8, 12.4.
    /// </remarks>
    /// <param name="srb">A request that the minidriver holds.</param>
    [NativeName("StrMiniRequestTimeout")]
    void RequestTimeout(HwStreamRequestBlock srb);

    /// <summary>Services an interrupt, if the device raised one.</summary>
    /// <remarks>
    /// Native name: StrMiniInterrupt. IRQL: DIRQL, interrupt lock held. Only called when HasInterrupt was registered. A shared
    /// line asks each routine in turn until one says true. Reference 2.
    /// </remarks>
    /// <param name="device">The extension of the device whose line is asserted.</param>
    /// <returns>False when the device did not interrupt.</returns>
    [NativeName("StrMiniInterrupt")]
    bool Interrupt(HwDeviceExtension device) => false;

    private static void Refuse(HwStreamRequestBlock srb)
    {
        srb.Status = NtStatus.NotImplemented;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }
}
