using StreamClass.ClassDriver.Controls;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Properties;

/// <summary>A request for a property, and who knows the property.</summary>
internal sealed class PropertyRequest
{
    public PropertyRequest(ControlRequest control, in KsProperty property)
    {
        Control = control;
        Property = property;
        foreach (var set in control.Target.ClassProperties)
        {
            if (set.Set == property.Set)
            {
                ClassSet = set;
                break;
            }
        }

        // Once: what a filter declares changes when its streams are enumerated again.
        var declared = control.Target.Properties;
        SetIndex = declared.IndexOf(property.Set);
        DeclaredSet = SetIndex < 0 ? null : declared[SetIndex];
        Item = DeclaredSet?.Find(property.Id);
        Known = ClassSet?.Find(property.Id);
        ClassProperty = Item is not null && Known is { IsMinidrivers: true } ? null : Known;
    }

    public ControlRequest Control { get; }

    public KsProperty Property { get; }

    /// <summary>What is asked, without the mark that it is asked of a node.</summary>
    public KsPropertyFlags Verb => Property.Flags & ~KsPropertyFlags.Topology;

    public bool IsOfNode => (Property.Flags & KsPropertyFlags.Topology) != 0;

    /// <summary>The set as the class driver knows it, or null.</summary>
    public ClassPropertySet? ClassSet { get; }

    /// <summary>The set as the minidriver declared it, or null.</summary>
    public KsPropertySet? DeclaredSet { get; }

    /// <summary>The index of that set among those declared, or -1.</summary>
    public int SetIndex { get; }

    /// <summary>The property as the class driver knows it, or null.</summary>
    public ClassProperty? Known { get; }

    /// <summary>The same when the class driver answers it, or nobody does; its ids win.</summary>
    public ClassProperty? ClassProperty { get; }

    /// <summary>The minidriver's declaration of the property, or null.</summary>
    public KsPropertyItem? Item { get; }

    /// <summary>Whether anybody has the set.</summary>
    public bool HasSet => DeclaredSet is not null || ClassSet is { HasAnswers: true };

    /// <summary>Whether anybody has the property.</summary>
    public bool HasProperty => ClassProperty is { IsAnswered: true } || (ClassProperty is null && Item is not null);

    public bool CanGet => ClassProperty is null ? Item!.GetSupported : ClassProperty.Get is not null;

    public bool CanSet => ClassProperty is null ? Item!.SetSupported : ClassProperty.Set is not null;

    public uint MinProperty => ClassProperty?.MinProperty ?? Item!.MinProperty;

    public uint MinData => ClassProperty?.MinData ?? Item!.MinData;

    /// <summary>Whether the minidriver answers what is beside get and set.</summary>
    public bool HasSupportHandler => ClassProperty is null && Item!.SupportHandler;

    public KsPropertyValues? Values => ClassProperty is null ? Item!.Values : null;
}
