using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Client;

/// <content>Methods, for people.</content>
public abstract partial class KsObject
{
    /// <summary>Calls a method that needs no data.</summary>
    /// <remarks>Native name: IOCTL_KS_METHOD with KSMETHOD_TYPE_SEND. Reference 12.15, 13.8.</remarks>
    /// <param name="set">The method set.</param>
    /// <param name="id">The id within the set.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="StreamRequestException">It was refused or failed; the message names the check that refused it.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    public Task CallMethodAsync(Guid set, uint id, CancellationToken cancellationToken = default) =>
        CallMethodAsync(set, id, Memory<byte>.Empty, cancellationToken);

    /// <summary>Calls a method.</summary>
    /// <inheritdoc cref="CallMethodAsync(Guid, uint, CancellationToken)" path="/remarks|/exception"/>
    /// <param name="set">The method set.</param>
    /// <param name="id">The id within the set.</param>
    /// <param name="data">The data; the declaration of the method says which way it goes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Bytes that the minidriver wrote.</returns>
    public Task<uint> CallMethodAsync(Guid set, uint id, Memory<byte> data, CancellationToken cancellationToken = default) =>
        CallMethodAsync(new KsMethod(set, id), data, cancellationToken);

    /// <summary>Calls a method whose request is longer than a KSMETHOD.</summary>
    /// <inheritdoc cref="CallMethodAsync(Guid, uint, CancellationToken)" path="/remarks|/exception"/>
    /// <typeparam name="TRequest">The native structure of the request.</typeparam>
    /// <param name="request">The request; its flags need not say that it is a call.</param>
    /// <param name="data">The data; the declaration of the method says which way it goes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Bytes that the minidriver wrote.</returns>
    public async Task<uint> CallMethodAsync<TRequest>(TRequest request, Memory<byte> data, CancellationToken cancellationToken = default)
        where TRequest : unmanaged
    {
        // A method's head has the layout of a property's, and SEND the value of GET.
        var input = PropertyInput.Of(in request, (KsPropertyFlags)KsMethodFlags.Send);
        var answer = await DeviceControlAsync(KsControlCode.Method, input, data, cancellationToken);
        Require(answer, KsControlCode.Method, input, cancellationToken);
        return answer.Information;
    }

    /// <summary>Asks whether there is a method set.</summary>
    /// <remarks>Native name: IOCTL_KS_METHOD with KSMETHOD_TYPE_SETSUPPORT. Reference 13.8.</remarks>
    /// <param name="set">The method set.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<bool> IsMethodSetSupportedAsync(Guid set, CancellationToken cancellationToken = default)
    {
        var input = KsStructure.ToArray(new KsMethod(set, 0, KsMethodFlags.SetSupport));
        var answer = await DeviceControlAsync(KsControlCode.Method, input, default, cancellationToken);
        return answer.Status.IsSuccess();
    }
}
