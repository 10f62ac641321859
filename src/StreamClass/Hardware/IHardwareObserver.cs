namespace StreamClass.Hardware;

/// <summary>Who is told what virtual hardware did. Called outside of every lock of the layer.</summary>
internal interface IHardwareObserver
{
    /// <summary>The code of a board threw; from now on the board is dead.</summary>
    void DeviceFaulted(VirtualDevice device, Exception fault);
}
