using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How frames are made of fields.</summary>
/// <remarks>Native name: KS_INTERLACE. Reference 14.3.</remarks>
[Flags]
[NativeName("KS_INTERLACE")]
public enum KsInterlaceFlags : uint
{
    /// <summary>They are not.</summary>
    None = 0,

    /// <summary>A frame has two fields.</summary>
    [NativeName("KS_INTERLACE_IsInterlaced")]
    IsInterlaced = 0x1,

    /// <summary>A buffer has one field.</summary>
    [NativeName("KS_INTERLACE_1FieldPerSample")]
    OneFieldPerSample = 0x2,

    /// <summary>The first field comes first.</summary>
    [NativeName("KS_INTERLACE_Field1First")]
    Field1First = 0x4,

    /// <summary>There are only second fields.</summary>
    [NativeName("KS_INTERLACE_FieldPatField2Only")]
    FieldPatternField2Only = 0x10,

    /// <summary>Both fields alternate.</summary>
    [NativeName("KS_INTERLACE_FieldPatBothRegular")]
    FieldPatternBothRegular = 0x20,

    /// <summary>Both fields come in no order.</summary>
    [NativeName("KS_INTERLACE_FieldPatBothIrregular")]
    FieldPatternBothIrregular = 0x30,

    /// <summary>Show frames, never fields.</summary>
    [NativeName("KS_INTERLACE_DisplayModeWeaveOnly")]
    DisplayModeWeaveOnly = 0x40,

    /// <summary>Show frames or fields.</summary>
    [NativeName("KS_INTERLACE_DisplayModeBobOrWeave")]
    DisplayModeBobOrWeave = 0x80,
}
