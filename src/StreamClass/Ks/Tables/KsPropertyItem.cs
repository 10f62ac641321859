using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>Declares one property of a set.</summary>
/// <remarks>Native name: KSPROPERTY_ITEM, natively 72 bytes; it holds pointers, so ours is an object. Reference 9, 13.2, 14.1.</remarks>
[NativeName("KSPROPERTY_ITEM")]
public sealed record KsPropertyItem
{
    /// <summary>The id of the property within its set.</summary>
    public required uint PropertyId { get; init; }

    /// <summary>Whether the property can be read: a get goes to the minidriver.</summary>
    public bool GetSupported { get; init; }

    /// <summary>Whether the property can be written: a set goes to the minidriver.</summary>
    public bool SetSupported { get; init; }

    /// <summary>The least length of a request, in bytes; never below the 24 of KSPROPERTY.</summary>
    public uint MinProperty { get; init; }

    /// <summary>The least length of a value, in bytes.</summary>
    public uint MinData { get; init; }

    /// <summary>The type of the value and what it may be, or null.</summary>
    public KsPropertyValues? Values { get; init; }

    /// <summary>The properties that change together with this one.</summary>
    public IReadOnlyList<KsIdentifier> Relations { get; init; } = [];

    /// <summary>Whether the minidriver itself answers BASICSUPPORT and the raw serialization requests.</summary>
    public bool SupportHandler { get; init; }

    /// <summary>Bytes of the property when its set is serialized; 0 keeps it out.</summary>
    public uint SerializedSize { get; init; }
}
