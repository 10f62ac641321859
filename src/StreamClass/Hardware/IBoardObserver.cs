namespace StreamClass.Hardware;

/// <summary>Who is told what goes on between the processor, the memory and the boards. It takes note, and calls nothing.</summary>
internal interface IBoardObserver
{
    /// <summary>The processor has read a register or port.</summary>
    void RegisterRead(VirtualDevice board, int range, int offset, int width, uint value);

    /// <summary>The processor is about to write a register or port.</summary>
    void RegisterWritten(VirtualDevice board, int range, int offset, int width, uint value);

    /// <summary>A board has moved bytes from or to memory.</summary>
    void BytesMoved(DmaAdapter adapter, ulong physicalAddress, int length, DmaDirection direction);

    /// <summary>The level at which a board holds its line has changed.</summary>
    void InterruptChanged(VirtualDevice board, bool isAsserted);
}
