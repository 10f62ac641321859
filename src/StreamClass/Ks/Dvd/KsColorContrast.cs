using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>Colours of a palette and how much they cover, four bits each.</summary>
/// <remarks>Native name: KS_COLCON, 4 bytes. Reference 13.12, 14.3.</remarks>
[NativeName("KS_COLCON")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsColorContrast
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 4;

    /// <summary>All of them: the first in the lowest bits.</summary>
    public uint Value;

    /// <summary>The colour of the first emphasis.</summary>
    [NativeName("emph1col")]
    public int Emphasis1Color
    {
        readonly get => Get(0);
        set => Set(0, value);
    }

    /// <summary>The colour of the second emphasis.</summary>
    [NativeName("emph2col")]
    public int Emphasis2Color
    {
        readonly get => Get(4);
        set => Set(4, value);
    }

    /// <summary>The colour of the background.</summary>
    [NativeName("backcol")]
    public int BackgroundColor
    {
        readonly get => Get(8);
        set => Set(8, value);
    }

    /// <summary>The colour of the pattern.</summary>
    [NativeName("patcol")]
    public int PatternColor
    {
        readonly get => Get(12);
        set => Set(12, value);
    }

    /// <summary>How much the first emphasis covers, 0 to 15.</summary>
    [NativeName("emph1con")]
    public int Emphasis1Contrast
    {
        readonly get => Get(16);
        set => Set(16, value);
    }

    /// <summary>How much the second emphasis covers, 0 to 15.</summary>
    [NativeName("emph2con")]
    public int Emphasis2Contrast
    {
        readonly get => Get(20);
        set => Set(20, value);
    }

    /// <summary>How much the background covers, 0 to 15.</summary>
    [NativeName("backcon")]
    public int BackgroundContrast
    {
        readonly get => Get(24);
        set => Set(24, value);
    }

    /// <summary>How much the pattern covers, 0 to 15.</summary>
    [NativeName("patcon")]
    public int PatternContrast
    {
        readonly get => Get(28);
        set => Set(28, value);
    }

    private readonly int Get(int shift) => (int)(Value >> shift) & 0xF;

    private void Set(int shift, int value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)value, 0xFu, nameof(value));
        Value = (Value & ~(0xFu << shift)) | ((uint)value << shift);
    }
}
