namespace StreamClass.Kernel;

/// <summary>One call of a routine that is given a completed IRP, or completes one, at DISPATCH_LEVEL.</summary>
/// <remarks>What the routine throws is a bug check, as in any other DPC; nobody above would catch it.</remarks>
internal sealed class IrpCompletion : INamedSubject
{
    private readonly KernelDrive _drive;
    private readonly Irp _irp;
    private readonly Action<Irp> _routine;

    private IrpCompletion(KernelDrive drive, string name, Irp irp, Action<Irp> routine)
    {
        _drive = drive;
        _irp = irp;
        _routine = routine;
        Name = name;
    }

    public string Name { get; }

    /// <summary>Gives a completed IRP back to whoever sent it, if it is wanted back.</summary>
    public static void Queue(KernelDrive drive, Irp irp, IoCompletionRoutine? completion)
    {
        if (completion is not null)
        {
            var call = new IrpCompletion(drive, "IO completion routine", irp, completion.Invoke);
            new Dpc(drive, static state => ((IrpCompletion)state!).Run(), call).Queue();
        }
    }

    /// <summary>What a device does later with an IRP that it has kept; nothing if somebody else has completed it by then.</summary>
    public static Dpc Later(KernelDrive drive, Irp irp, Action<Irp> complete) => new(
        drive,
        static state =>
        {
            var completion = (IrpCompletion)state!;
            if (!completion._irp.IsCompleted)
            {
                completion.Run();
            }
        },
        new IrpCompletion(drive, "transfer", irp, complete));

    private void Run() => SystemRoutine.Run(
        _drive,
        $"The {Name} of {_irp}",
        static state =>
        {
            var completion = (IrpCompletion)state!;
            completion._routine(completion._irp);
        },
        this,
        BugCheckCode.KmodeExceptionNotHandled);
}
