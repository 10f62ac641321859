using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Client;

/// <content>Properties, for people.</content>
public abstract partial class KsObject
{
    /// <summary>Reads a property.</summary>
    /// <remarks>Native name: IOCTL_KS_PROPERTY with KSPROPERTY_TYPE_GET. Reference 13.2.</remarks>
    /// <typeparam name="T">The native structure of the value.</typeparam>
    /// <param name="set">The property set.</param>
    /// <param name="id">The id within the set.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StreamRequestException">It was refused or failed; the message names the check that refused it.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    public Task<T> GetPropertyAsync<T>(Guid set, uint id, CancellationToken cancellationToken = default)
        where T : unmanaged => GetPropertyAsync<KsProperty, T>(new KsProperty(set, id), cancellationToken);

    /// <summary>Reads a property whose request is longer than a KSPROPERTY.</summary>
    /// <inheritdoc cref="GetPropertyAsync{T}(Guid, uint, CancellationToken)" path="/remarks|/exception"/>
    /// <typeparam name="TRequest">The native structure of the request, such as <see cref="KspPin"/>.</typeparam>
    /// <typeparam name="T">The native structure of the value.</typeparam>
    /// <param name="request">The request; its flags need not say that it is a get.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<T> GetPropertyAsync<TRequest, T>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : unmanaged
        where T : unmanaged
    {
        var input = PropertyInput.Of(in request, KsPropertyFlags.Get);
        var output = new byte[KsStructure.SizeOf<T>()];
        var answer = await DeviceControlAsync(KsControlCode.Property, input, output, cancellationToken);
        Require(answer, KsControlCode.Property, input, cancellationToken);
        return answer.Information == output.Length
            ? KsStructure.Read<T>(output)
            : throw new StreamRequestException(
                NtStatus.InvalidBufferSize, $"{Target} returned {answer.Information} bytes, where {typeof(T).Name} has {output.Length}");
    }

    /// <summary>Reads a property whose size is not known before.</summary>
    /// <inheritdoc cref="GetPropertyAsync{T}(Guid, uint, CancellationToken)" path="/remarks|/exception"/>
    /// <param name="set">The property set.</param>
    /// <param name="id">The id within the set.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The bytes of the value.</returns>
    public Task<byte[]> GetPropertyBytesAsync(Guid set, uint id, CancellationToken cancellationToken = default) =>
        GetPropertyBytesAsync(new KsProperty(set, id), cancellationToken);

    /// <summary>Reads a property whose size is not known before, and whose request is longer than a KSPROPERTY.</summary>
    /// <inheritdoc cref="GetPropertyAsync{T}(Guid, uint, CancellationToken)" path="/remarks|/exception"/>
    /// <typeparam name="TRequest">The native structure of the request, such as <see cref="KspPin"/>.</typeparam>
    /// <param name="request">The request; its flags need not say that it is a get.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The bytes of the value.</returns>
    public Task<byte[]> GetPropertyBytesAsync<TRequest>(TRequest request, CancellationToken cancellationToken = default)
        where TRequest : unmanaged =>
        GrowAsync(PropertyInput.Of(in request, KsPropertyFlags.Get), cancellationToken);

    /// <summary>Writes a property.</summary>
    /// <remarks>Native name: IOCTL_KS_PROPERTY with KSPROPERTY_TYPE_SET. Reference 13.2.</remarks>
    /// <typeparam name="T">The native structure of the value.</typeparam>
    /// <param name="set">The property set.</param>
    /// <param name="id">The id within the set.</param>
    /// <param name="value">The value.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StreamRequestException">It was refused or failed; the message names the check that refused it.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    public Task SetPropertyAsync<T>(Guid set, uint id, T value, CancellationToken cancellationToken = default)
        where T : unmanaged => SetAsync(new KsProperty(set, id), KsStructure.ToArray(in value), cancellationToken);

    /// <summary>Writes a property whose request is longer than a KSPROPERTY.</summary>
    /// <inheritdoc cref="SetPropertyAsync{T}(Guid, uint, T, CancellationToken)" path="/remarks|/exception"/>
    /// <typeparam name="TRequest">The native structure of the request, such as <see cref="KspPin"/>.</typeparam>
    /// <typeparam name="T">The native structure of the value.</typeparam>
    /// <param name="request">The request; its flags need not say that it is a set.</param>
    /// <param name="value">The value.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task SetPropertyAsync<TRequest, T>(TRequest request, T value, CancellationToken cancellationToken = default)
        where TRequest : unmanaged
        where T : unmanaged => SetAsync(request, KsStructure.ToArray(in value), cancellationToken);

    /// <summary>Writes a property whose value is no single structure.</summary>
    /// <inheritdoc cref="SetPropertyAsync{T}(Guid, uint, T, CancellationToken)" path="/remarks|/exception"/>
    /// <param name="set">The property set.</param>
    /// <param name="id">The id within the set.</param>
    /// <param name="value">The bytes of the value; they are copied.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task SetPropertyAsync(Guid set, uint id, ReadOnlyMemory<byte> value, CancellationToken cancellationToken = default) =>
        SetAsync(new KsProperty(set, id), value.ToArray(), cancellationToken);

    /// <summary>Asks what can be done with a property, and which values it takes.</summary>
    /// <remarks>Native name: IOCTL_KS_PROPERTY with KSPROPERTY_TYPE_BASICSUPPORT. Reference 13.2.</remarks>
    /// <param name="set">The property set.</param>
    /// <param name="id">The id within the set.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="StreamRequestException">Nobody has the property, or the minidriver's support handler failed.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    public Task<PropertySupport> GetBasicSupportAsync(Guid set, uint id, CancellationToken cancellationToken = default) =>
        DescribeAsync(new KsProperty(set, id, KsPropertyFlags.BasicSupport), cancellationToken);

    /// <summary>Asks for the default values of a property.</summary>
    /// <remarks>Native name: IOCTL_KS_PROPERTY with KSPROPERTY_TYPE_DEFAULTVALUES. Reference 13.2.</remarks>
    /// <param name="set">The property set.</param>
    /// <param name="id">The id within the set.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>As of basic support, but of the lists only those that are marked as defaults.</returns>
    /// <exception cref="StreamRequestException">Nobody has the property, or the minidriver's support handler failed.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    public Task<PropertySupport> GetDefaultValuesAsync(Guid set, uint id, CancellationToken cancellationToken = default) =>
        DescribeAsync(new KsProperty(set, id, KsPropertyFlags.DefaultValues), cancellationToken);

    /// <summary>Asks whether there is a property set.</summary>
    /// <remarks>Native name: IOCTL_KS_PROPERTY with KSPROPERTY_TYPE_SETSUPPORT. Reference 13.2.</remarks>
    /// <param name="set">The property set.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<bool> IsSetSupportedAsync(Guid set, CancellationToken cancellationToken = default)
    {
        var input = KsStructure.ToArray(new KsProperty(set, 0, KsPropertyFlags.SetSupport));
        var answer = await DeviceControlAsync(KsControlCode.Property, input, default, cancellationToken);
        return answer.Status.IsSuccess();
    }

    private async Task SetAsync<TRequest>(TRequest request, byte[] value, CancellationToken cancellationToken)
        where TRequest : unmanaged
    {
        var input = PropertyInput.Of(in request, KsPropertyFlags.Set);
        Require(await DeviceControlAsync(KsControlCode.Property, input, value, cancellationToken), KsControlCode.Property, input, cancellationToken);
    }

    private async Task<PropertySupport> DescribeAsync(KsProperty request, CancellationToken cancellationToken)
    {
        var input = KsStructure.ToArray(in request);
        var output = new byte[KsPropertyDescription.NativeSize];
        var answer = await DeviceControlAsync(KsControlCode.Property, input, output, cancellationToken);
        Require(answer, KsControlCode.Property, input, cancellationToken);
        if (PropertySupport.NeededBy(output, answer) is var needed && needed > output.Length)
        {
            output = new byte[needed];
            answer = await DeviceControlAsync(KsControlCode.Property, input, output, cancellationToken);
            Require(answer, KsControlCode.Property, input, cancellationToken);
        }

        return PropertySupport.Parse(output.AsMemory(0, (int)answer.Information))
            ?? throw new StreamRequestException(NtStatus.InvalidBufferSize, $"{Target} returned a description that is not whole");
    }
}
