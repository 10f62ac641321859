using StreamClass.ClassDriver.Controls;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Client;

/// <summary>What a client has open: a filter, a pin or a clock.</summary>
/// <remarks>
/// Native name: a file object of kernel streaming. Every call is made at PASSIVE_LEVEL; from a higher level it throws
/// <see cref="InvalidOperationException"/>, after the close <see cref="ObjectDisposedException"/>.
/// </remarks>
public abstract partial class KsObject
{
    private protected KsObject()
    {
    }

    /// <summary>What the class driver knows it as.</summary>
    private protected abstract IControlTarget Target { get; }

    /// <summary>Whether its close has begun.</summary>
    private protected abstract bool IsClosed { get; }

    /// <summary>Sends an I/O control as raw bytes.</summary>
    /// <remarks>
    /// Native name: DeviceIoControl. Nothing is thrown for what the bytes say: every answer is a status. What the checks of the
    /// class driver refuse never reaches the minidriver. The memory belongs to the request until the task has ended.
    /// Reference 9, 13.1, 13.2.
    /// </remarks>
    /// <param name="code">The control code; see <see cref="KsControlCode"/>.</param>
    /// <param name="input">The structure that says what is asked, such as a KSPROPERTY.</param>
    /// <param name="output">The value: written for a get, read for a set. May be empty.</param>
    /// <param name="cancellationToken">Cancels the request; the status is then CANCELLED.</param>
    /// <returns>The status, the bytes that were written or are needed, and the check that refused the request.</returns>
    public Task<KsAnswer> DeviceControlAsync(
        uint code, ReadOnlyMemory<byte> input, Memory<byte> output, CancellationToken cancellationToken = default)
    {
        RequireOpen();
        return DispatchAsync(new ControlRequest(Target, code, input, output, cancellationToken)).AsTask();
    }

    /// <inheritdoc cref="DeviceControlAsync(uint, ReadOnlyMemory{byte}, Memory{byte}, CancellationToken)"/>
    public Task<KsAnswer> DeviceControlAsync(
        KsControlCode code, ReadOnlyMemory<byte> input, Memory<byte> output, CancellationToken cancellationToken = default) =>
        DeviceControlAsync((uint)code, input, output, cancellationToken);

    private protected virtual ValueTask<KsAnswer> DispatchAsync(ControlRequest request) => ControlDispatcher.DispatchAsync(request);

    /// <returns>What the caller runs on; null when its thread never was in a machine.</returns>
    private protected Processor? RequireOpen()
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        return ClientRules.RequirePassive();
    }
}
