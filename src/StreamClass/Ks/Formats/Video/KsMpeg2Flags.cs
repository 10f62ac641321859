using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What else is to be said of MPEG-2 video.</summary>
/// <remarks>Native name: KS_MPEG2. Reference 14.3.</remarks>
[Flags]
[NativeName("KS_MPEG2")]
public enum KsMpeg2Flags : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Show the part that the stream says.</summary>
    [NativeName("KS_MPEG2_DoPanScan")]
    DoPanScan = 0x1,

    /// <summary>Closed captions in the first field.</summary>
    [NativeName("KS_MPEG2_DVDLine21Field1")]
    DvdLine21Field1 = 0x2,

    /// <summary>Closed captions in the second field.</summary>
    [NativeName("KS_MPEG2_DVDLine21Field2")]
    DvdLine21Field2 = 0x4,

    /// <summary>The pictures have black bars.</summary>
    [NativeName("KS_MPEG2_SourceIsLetterboxed")]
    SourceIsLetterboxed = 0x8,

    /// <summary>The source is film.</summary>
    [NativeName("KS_MPEG2_FilmCameraMode")]
    FilmCameraMode = 0x10,

    /// <summary>The analog output gets black bars.</summary>
    [NativeName("KS_MPEG2_LetterboxAnalogOut")]
    LetterboxAnalogOut = 0x20,

    /// <summary>The user data is that of DSS.</summary>
    [NativeName("KS_MPEG2_DSS_UserData")]
    DssUserData = 0x40,

    /// <summary>The user data is that of DVB.</summary>
    [NativeName("KS_MPEG2_DVB_UserData")]
    DvbUserData = 0x80,

    /// <summary>Time stamps count 27 MHz.</summary>
    [NativeName("KS_MPEG2_27MhzTimebase")]
    Timebase27MHz = 0x100,
}
