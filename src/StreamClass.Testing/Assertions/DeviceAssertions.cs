using System.Globalization;
using StreamClass.Client;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Assertions;

/// <summary>Sentences about a device and its minidriver.</summary>
public sealed class DeviceAssertions
{
    private readonly Device _device;

    internal DeviceAssertions(Device device) => _device = device;

    /// <summary>Goes on with another sentence about the same.</summary>
    public DeviceAssertions And => this;

    /// <summary>Requires that a command was handed to the minidriver so many times.</summary>
    /// <param name="command">The command.</param>
    /// <param name="times">How often.</param>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">It was not.</exception>
    public DeviceAssertions HaveReceived(SrbCommand command, int times, string because = "", params object?[] becauseArgs)
    {
        var count = _device.GetRequestCount(command);
        return Require(count == times, $"have received {command} {Times(times)}", because, becauseArgs, $"it received it {Times(count)}");
    }

    /// <summary>Requires that a command was never handed to the minidriver.</summary>
    /// <param name="command">The command.</param>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">It was.</exception>
    public DeviceAssertions NotHaveReceived(SrbCommand command, string because = "", params object?[] becauseArgs)
    {
        var count = _device.GetRequestCount(command);
        return Require(count == 0, $"never have received {command}", because, becauseArgs, $"it received it {Times(count)}");
    }

    /// <summary>Requires that the interrupt service routine was called so many times.</summary>
    /// <param name="times">How often.</param>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">It was not.</exception>
    public DeviceAssertions HaveBeenInterrupted(int times, string because = "", params object?[] becauseArgs) => Require(
        _device.InterruptCount == times, $"have been interrupted {Times(times)}", because, becauseArgs,
        $"it was interrupted {Times(_device.InterruptCount)}");

    /// <summary>Requires that every request has come back.</summary>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">One is out.</exception>
    public DeviceAssertions HaveNoOutstandingRequests(string because = "", params object?[] becauseArgs)
    {
        var outstanding = new List<string>();
        foreach (var request in _device.Node.Device.Requests.Outstanding())
        {
            outstanding.Add(request.Describe());
            request.Release();
        }

        return Require(outstanding.Count == 0, "have no outstanding requests", because, becauseArgs, string.Join(", ", outstanding));
    }

    /// <summary>Requires that the device works: no routine of its minidriver has thrown.</summary>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">One has.</exception>
    public DeviceAssertions NotHaveFailed(string because = "", params object?[] becauseArgs) => Require(
        _device.Failure is null, "not have failed", because, becauseArgs,
        $"{_device.Failure?.Routine} threw: {_device.Failure?.Exception.Message}");

    /// <summary>Requires that a routine of its minidriver has thrown.</summary>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">None has.</exception>
    public DeviceAssertions HaveFailed(string because = "", params object?[] becauseArgs) =>
        Require(_device.Failure is not null, "have failed", because, becauseArgs, "it works");

    /// <summary>Requires that the device is in a power state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">It is not.</exception>
    public DeviceAssertions BeInPowerState(DevicePowerState state, string because = "", params object?[] becauseArgs) =>
        Require(_device.PowerState == state, $"be in {state}", because, becauseArgs, $"it is in {_device.PowerState}");

    private DeviceAssertions Require(bool holds, string what, string because, object?[] becauseArgs, string actual) =>
        holds ? this : throw Sentence.Refuted($"{_device.Name} to {what}", because, becauseArgs, actual);

    private static string Times(long count) => count switch
    {
        0 => "never",
        1 => "once",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count} times"),
    };
}
