namespace StreamClass.Ks;

/// <summary>The mediums of the standard set.</summary>
/// <remarks>Native name: KSPIN_MEDIUM. Reference 13.3.</remarks>
public static class KsMedium
{
    /// <summary>Any device of the machine: what a pin offers that gives none.</summary>
    public static KsIdentifier AnyInstance => new(KsMediumSetId.Standard, (uint)KsMediumStandard.AnyInstance);
}
