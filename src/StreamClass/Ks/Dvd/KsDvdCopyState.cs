using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How far the authentication of a stream has come.</summary>
/// <remarks>Native name: KS_DVDCOPYSTATE. Reference 13.12.</remarks>
[NativeName("KS_DVDCOPYSTATE")]
public enum KsDvdCopyState : uint
{
    /// <summary>It begins for a disc.</summary>
    [NativeName("KS_DVDCOPYSTATE_INITIALIZE")]
    Initialize = 0,

    /// <summary>It begins for a title.</summary>
    [NativeName("KS_DVDCOPYSTATE_INITIALIZE_TITLE")]
    InitializeTitle = 1,

    /// <summary>This pin needs none.</summary>
    [NativeName("KS_DVDCOPYSTATE_AUTHENTICATION_NOT_REQUIRED")]
    AuthenticationNotRequired = 2,

    /// <summary>This pin needs one.</summary>
    [NativeName("KS_DVDCOPYSTATE_AUTHENTICATION_REQUIRED")]
    AuthenticationRequired = 3,

    /// <summary>It has ended.</summary>
    [NativeName("KS_DVDCOPYSTATE_DONE")]
    Done = 4,
}
