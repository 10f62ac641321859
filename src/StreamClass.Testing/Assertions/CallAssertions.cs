using StreamClass.Minidriver;
using StreamClass.Testing.Recording;

namespace StreamClass.Testing.Assertions;

/// <summary>Sentences about a command that a minidriver has received, and when.</summary>
public sealed class CallAssertions
{
    private readonly DeviceAssertions _device;
    private readonly SrbCommand _command;
    private readonly IReadOnlyList<RecordedCall> _calls;
    private readonly string _name;

    internal CallAssertions(DeviceAssertions device, string name, SrbCommand command, IReadOnlyList<RecordedCall> calls)
    {
        _device = device;
        _name = name;
        _command = command;
        _calls = calls;
    }

    /// <summary>Goes on with another sentence about the device.</summary>
    public DeviceAssertions And => _device;

    /// <summary>Requires that the first one came before the first one of another command.</summary>
    /// <param name="command">The other command, which must have come too.</param>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">It did not.</exception>
    public CallAssertions Before(SrbCommand command, string because = "", params object?[] becauseArgs) =>
        Require(_command, command, $"{_command} before {command}", because, becauseArgs);

    /// <summary>Requires that the first one came after the first one of another command.</summary>
    /// <param name="command">The other command, which must have come too.</param>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">It did not.</exception>
    public CallAssertions After(SrbCommand command, string because = "", params object?[] becauseArgs) =>
        Require(command, _command, $"{_command} after {command}", because, becauseArgs);

    /// <summary>Finds the first call that handed a command to the minidriver.</summary>
    internal static RoutineBegan? First(IEnumerable<RecordedCall> calls, SrbCommand command) =>
        calls.OfType<RoutineBegan>().FirstOrDefault(call => call.IsDelivery && call.Request!.Command == command);

    private CallAssertions Require(SrbCommand earlier, SrbCommand later, string what, string because, object?[] becauseArgs)
    {
        var (first, second) = (First(_calls, earlier), First(_calls, later));
        if (first is not null && second is not null && first.Number < second.Number)
        {
            return this;
        }

        var received = _calls.OfType<RoutineBegan>().Where(static call => call.Request is not null).Select(static call => call.Request!.ToString());
        throw Sentence.Refuted($"{_name} to have received {what}", because, becauseArgs, $"it received {Sentence.List(received, "nothing")}");
    }
}
