using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The properties that any filter may have.</summary>
/// <remarks>Native name: KSPROPERTY_GENERAL. Reference 13.4.</remarks>
[NativeName("KSPROPERTY_GENERAL")]
public enum KsPropertyGeneral : uint
{
    /// <summary>Who made it, and which it is.</summary>
    [NativeName("KSPROPERTY_GENERAL_COMPONENTID")]
    ComponentId = 0,
}
