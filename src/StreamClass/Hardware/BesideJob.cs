using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>Long work of a chip: computed beside everything else, then made visible under the serializer.</summary>
/// <param name="device">The board.</param>
/// <param name="work">What is computed.</param>
/// <param name="duration">How long that takes on a simulated machine, in units of 100 ns.</param>
/// <param name="done">What makes the result visible.</param>
/// <param name="run">Since which reset of the board; after another one nobody wants the result.</param>
internal sealed class BesideJob(VirtualDevice device, Action work, long duration, Action done, int run)
{
    private Exception? _failure;

    public BesideJob? Next { get; set; }

    public void Start(KernelDrive drive) => drive.RunBeside(Work, duration, Finish);

    private void Work()
    {
        try
        {
            work();
        }
        catch (Exception failure)
        {
            _failure = failure;
        }
    }

    private void Finish() => device.Finish(run, done, _failure);
}
