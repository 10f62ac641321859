using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>A get or set of a property that the minidriver declared.</summary>
/// <remarks>
/// Native name: STREAM_PROPERTY_DESCRIPTOR. Its memory is the client's and belongs to the minidriver until the SRB is completed;
/// a get says in ActualBytesTransferred how much it wrote. Reference 9, 14.2.
/// </remarks>
[NativeName("STREAM_PROPERTY_DESCRIPTOR")]
public sealed class StreamPropertyDescriptor
{
    internal StreamPropertyDescriptor(int propertySetId, ReadOnlyMemory<byte> property, Memory<byte> propertyInfo)
    {
        PropertySetId = propertySetId;
        Property = property;
        PropertyInfo = propertyInfo;
    }

    /// <summary>The request: a KSPROPERTY, and what follows it in requests that are longer.</summary>
    public ReadOnlyMemory<byte> Property { get; }

    /// <summary>The index of the set in the array in which the minidriver declared it.</summary>
    [NativeName("PropertySetID")]
    public int PropertySetId { get; }

    /// <summary>The value: to be written by a get, to be read by a set.</summary>
    public Memory<byte> PropertyInfo { get; }

    /// <summary>Bytes of <see cref="Property"/>.</summary>
    public uint PropertyInputSize => (uint)Property.Length;

    /// <summary>Bytes of <see cref="PropertyInfo"/>.</summary>
    public uint PropertyOutputSize => (uint)PropertyInfo.Length;
}
