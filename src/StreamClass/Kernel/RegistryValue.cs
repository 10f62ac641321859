using System.Collections.Immutable;

namespace StreamClass.Kernel;

/// <summary>A value of the registry, which never changes.</summary>
/// <remarks>Native name: KEY_VALUE_FULL_INFORMATION, without the name.</remarks>
[NativeName("KEY_VALUE_FULL_INFORMATION")]
public sealed class RegistryValue
{
    private readonly object _data;

    private RegistryValue(RegistryValueType type, object data)
    {
        Type = type;
        _data = data;
    }

    /// <summary>What the value holds.</summary>
    public RegistryValueType Type { get; }

    /// <summary>The number of a <see cref="RegistryValueType.Dword"/>.</summary>
    /// <exception cref="InvalidOperationException">The value holds something else.</exception>
    public uint AsDword => Get<uint>();

    /// <summary>The text of a <see cref="RegistryValueType.Sz"/>.</summary>
    /// <exception cref="InvalidOperationException">The value holds something else.</exception>
    public string AsText => Get<string>();

    /// <summary>The bytes of a <see cref="RegistryValueType.Binary"/>.</summary>
    /// <exception cref="InvalidOperationException">The value holds something else.</exception>
    public ImmutableArray<byte> AsBinary => Get<ImmutableArray<byte>>();

    /// <summary>The texts of a <see cref="RegistryValueType.MultiSz"/>.</summary>
    /// <exception cref="InvalidOperationException">The value holds something else.</exception>
    public ImmutableArray<string> AsTexts => Get<ImmutableArray<string>>();

    /// <summary>Makes a number of 32 bits.</summary>
    /// <param name="value">The number.</param>
    public static RegistryValue FromDword(uint value) => new(RegistryValueType.Dword, value);

    /// <summary>Makes a text.</summary>
    /// <param name="value">The text.</param>
    public static RegistryValue FromText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new RegistryValue(RegistryValueType.Sz, value);
    }

    /// <summary>Makes a value of bytes.</summary>
    /// <param name="value">The bytes, which are copied.</param>
    public static RegistryValue FromBinary(params ReadOnlySpan<byte> value) => new(RegistryValueType.Binary, ImmutableArray.Create(value));

    /// <summary>Makes a value of several texts.</summary>
    /// <param name="values">The texts, none of which is empty.</param>
    /// <exception cref="ArgumentException">A text is empty: natively an empty one ends the list.</exception>
    public static RegistryValue FromTexts(params ReadOnlySpan<string> values)
    {
        foreach (var value in values)
        {
            ArgumentException.ThrowIfNullOrEmpty(value, nameof(values));
        }

        return new RegistryValue(RegistryValueType.MultiSz, ImmutableArray.Create(values));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Type} {_data}";

    private T Get<T>() => _data is T data ? data : throw new InvalidOperationException($"The value is a {Type}.");
}
