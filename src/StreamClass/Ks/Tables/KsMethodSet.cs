using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>Declares one method of a set.</summary>
/// <remarks>Native name: KSMETHOD_ITEM, natively 40 bytes; it holds pointers, so ours is an object. Reference 9, 13.8, 14.1.</remarks>
[NativeName("KSMETHOD_ITEM")]
public sealed record KsMethodItem
{
    /// <summary>The id of the method within its set.</summary>
    public required uint MethodId { get; init; }

    /// <summary>Whether the method can be called: a call goes to the minidriver.</summary>
    public bool MethodSupported { get; init; } = true;

    /// <summary>The least length of a request, in bytes; never below the 24 of KSMETHOD.</summary>
    public uint MinMethod { get; init; }

    /// <summary>The least length of the data, in bytes.</summary>
    public uint MinData { get; init; }

    /// <summary>Whether the minidriver itself answers BASICSUPPORT.</summary>
    public bool SupportHandler { get; init; }

    /// <summary>Which way the data goes.</summary>
    public KsMethodItemFlags Flags { get; init; }
}

/// <summary>Declares a set of methods.</summary>
/// <remarks>Native name: KSMETHOD_SET, natively 40 bytes; it holds pointers, so ours is an object. Reference 9, 14.1.</remarks>
/// <param name="set">The set.</param>
/// <param name="methodItem">Its methods.</param>
[NativeName("KSMETHOD_SET")]
public sealed class KsMethodSet(Guid set, params IReadOnlyList<KsMethodItem> methodItem) : IKsSet
{
    /// <summary>The set.</summary>
    public Guid Set { get; } = set;

    /// <summary>Its methods.</summary>
    public IReadOnlyList<KsMethodItem> MethodItem { get; } = methodItem;

    /// <summary>The method of an id, or null.</summary>
    /// <param name="id">The id within the set.</param>
    public KsMethodItem? Find(uint id)
    {
        foreach (var item in MethodItem)
        {
            if (item.MethodId == id)
            {
                return item;
            }
        }

        return null;
    }
}
