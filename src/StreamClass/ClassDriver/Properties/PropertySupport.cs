using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Properties;

/// <summary>What the table says of a property: access, type, values, defaults and relations.</summary>
/// <remarks>Reference 9, 13.2. Nothing of it asks the minidriver.</remarks>
internal static class PropertySupport
{
    /// <summary>BASICSUPPORT and DEFAULTVALUES: as much as there is room for, the access flags at least.</summary>
    public static KsAnswer Describe(PropertyRequest request)
    {
        var output = request.Control.Output.Span;
        var access = (request.CanGet ? KsPropertyFlags.Get : 0) | (request.CanSet ? KsPropertyFlags.Set : 0);
        if (output.Length < KsPropertyDescription.NativeSize)
        {
            return ValueAnswer.Write(output, (uint)access);
        }

        var lists = Lists(request);
        var size = KsPropertyDescription.NativeSize;
        foreach (var list in lists)
        {
            size += KsPropertyMembersHeader.NativeSize + list.Members.Length;
        }

        KsStructure.Write(output, new KsPropertyDescription
        {
            AccessFlags = access,
            DescriptionSize = (uint)size,

            // A set of types, not one of properties as a page has it (reference 13.13).
            PropTypeSet = request.Values is { } values ? new KsIdentifier(values.PropTypeSet, values.PropTypeId) : default,
            MembersListCount = (uint)lists.Count,
        });
        if (output.Length < size)
        {
            return new KsAnswer(NtStatus.Success, KsPropertyDescription.NativeSize);
        }

        var rest = output[KsPropertyDescription.NativeSize..];
        foreach (var list in lists)
        {
            Write(list, rest);
            rest = rest[(KsPropertyMembersHeader.NativeSize + list.Members.Length)..];
        }

        return new KsAnswer(NtStatus.Success, (uint)size);
    }

    /// <summary>RELATIONS: the properties that change together with this one; room for a ULONG gives the size.</summary>
    public static KsAnswer DescribeRelations(PropertyRequest request)
    {
        var relations = request.ClassProperty is null ? request.Item!.Relations : [];
        var entries = new KsProperty[relations.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = new KsProperty(relations[i].Set, relations[i].Id);
        }

        var output = request.Control.Output.Span;
        return output.Length == sizeof(uint)
            ? ValueAnswer.Write(output, (uint)(KsMultipleItem.NativeSize + (entries.Length * KsProperty.NativeSize)))
            : ListAnswer.Write<KsProperty>(output, entries);
    }

    private static List<KsPropertyMembersList> Lists(PropertyRequest request)
    {
        var lists = new List<KsPropertyMembersList>();
        foreach (var list in request.Values?.MembersList ?? [])
        {
            if (request.Verb != KsPropertyFlags.DefaultValues || (list.Flags & KsPropertyMemberFlags.Default) != 0)
            {
                lists.Add(list);
            }
        }

        return lists;
    }

    private static void Write(KsPropertyMembersList list, Span<byte> output)
    {
        KsStructure.Write(output, new KsPropertyMembersHeader
        {
            MembersFlags = list.MembersFlags,
            MembersSize = list.MembersSize,
            MembersCount = list.MembersCount,
            Flags = list.Flags,
        });
        list.Members.Span.CopyTo(output[KsPropertyMembersHeader.NativeSize..]);
    }
}
