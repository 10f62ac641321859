using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A truth value as structures hold it.</summary>
/// <remarks>Native name: BOOL, 4 bytes. Anything but 0 is true. Reference 14.</remarks>
/// <param name="Value">The number that stands for it.</param>
[NativeName("BOOL")]
public readonly record struct KsBool(int Value)
{
    /// <summary>The size of the value, in bytes.</summary>
    public const int NativeSize = 4;

    /// <summary>The truth value of a structure's.</summary>
    /// <param name="value">The structure's value.</param>
    public static implicit operator bool(KsBool value) => value.Value != 0;

    /// <summary>What structures hold for a truth value: 1 or 0.</summary>
    /// <param name="value">The truth value.</param>
    public static implicit operator KsBool(bool value) => new(value ? 1 : 0);

    /// <summary>The truth value.</summary>
    public bool ToBoolean() => this;

    /// <summary>What structures hold for a truth value: 1 or 0.</summary>
    /// <param name="value">The truth value.</param>
    public static KsBool FromBoolean(bool value) => value;
}
