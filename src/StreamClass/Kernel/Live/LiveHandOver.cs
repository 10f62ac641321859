namespace StreamClass.Kernel.Live;

/// <summary>A call that another thread is to make; made once for each, so that handing over costs no memory.</summary>
internal sealed class LiveHandOver(LiveDrive drive, Dpc dpc) : IThreadPoolWorkItem
{
    public void Execute() => drive.QueueDpc(dpc);
}
