using StreamClass.Kernel;

namespace StreamClass.PlugAndPlay;

/// <summary>What the registry says of a device.</summary>
/// <remarks>
/// The values are those of stream-class-registry-values: binary 01 or a number that is not 0 switches a value on. They are read
/// when they are needed, so a host may change them while the device works. Reference 13.11.
/// </remarks>
internal readonly struct DeviceSettings(Registry registry, string path)
{
    /// <summary>The device is powered down when nothing is open.</summary>
    public bool PowerDownWhenUnopened => IsSet("PowerDownWhenUnopened");

    /// <summary>The driver may be paged out when nothing is open.</summary>
    public bool PageOutWhenUnopened => IsSet("PageOutWhenUnopened");

    /// <summary>The device is software only.</summary>
    public bool DriverUsesSwEnumToLoad => IsSet("DriverUsesSWEnumToLoad");

    private bool IsSet(string name) => registry.GetValue(path, name) is { } value && value.Type switch
    {
        RegistryValueType.Dword => value.AsDword != 0,
        RegistryValueType.Binary => value.AsBinary is [not 0, ..],
        _ => false,
    };
}
