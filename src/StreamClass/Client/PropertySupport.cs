using StreamClass.Ks;

namespace StreamClass.Client;

/// <summary>What can be done with a property, and which values it takes.</summary>
/// <remarks>Native name: KSPROPERTY_DESCRIPTION and what follows it. Reference 13.2, 14.1.</remarks>
/// <param name="AccessFlags">Get, set or both.</param>
/// <param name="Values">The type and the lists of values, or null when the driver says nothing of them.</param>
public sealed record PropertySupport(KsPropertyFlags AccessFlags, KsPropertyValues? Values)
{
    /// <summary>Bytes of the whole description, of which the beginning is known.</summary>
    internal static int NeededBy(ReadOnlySpan<byte> output, KsAnswer answer) =>
        answer.Information >= KsPropertyDescription.NativeSize && KsStructure.TryRead<KsPropertyDescription>(output, out var description)
            ? (int)Math.Min(description.DescriptionSize, KsObject.MostBytes)
            : 0;

    /// <summary>Reads a description; a driver that knows no more than the access gives 4 bytes. Null when it is not whole.</summary>
    internal static PropertySupport? Parse(ReadOnlyMemory<byte> bytes)
    {
        if (!KsStructure.TryRead<KsPropertyDescription>(bytes.Span, out var description))
        {
            return KsStructure.TryRead<uint>(bytes.Span, out var access) ? new PropertySupport((KsPropertyFlags)access, null) : null;
        }

        var lists = new List<KsPropertyMembersList>();
        var rest = bytes[KsPropertyDescription.NativeSize..];
        for (var i = 0u; i < description.MembersListCount; i++)
        {
            if (!KsStructure.TryRead<KsPropertyMembersHeader>(rest.Span, out var header)
                || (ulong)header.MembersCount * header.MembersSize > (ulong)(rest.Length - KsPropertyMembersHeader.NativeSize))
            {
                return null;
            }

            var end = KsPropertyMembersHeader.NativeSize + (int)(header.MembersCount * header.MembersSize);
            lists.Add(new KsPropertyMembersList
            {
                MembersFlags = header.MembersFlags,
                MembersSize = header.MembersSize,
                MembersCount = header.MembersCount,
                Flags = header.Flags,
                Members = rest[KsPropertyMembersHeader.NativeSize..end],
            });
            rest = rest[end..];
        }

        var isSilent = description.PropTypeSet == default && lists.Count == 0;
        return new PropertySupport(description.AccessFlags, isSilent ? null : new KsPropertyValues
        {
            PropTypeSet = description.PropTypeSet.Set, PropTypeId = description.PropTypeSet.Id, MembersList = lists,
        });
    }
}
