namespace StreamClass.Kernel;

/// <summary>A key of the registry that a driver has opened.</summary>
/// <remarks>Native: the handle that ZwOpenKey gives. Every call is made at PASSIVE_LEVEL; above it, it is a bug check.</remarks>
public sealed class RegistryKey
{
    private readonly KernelDrive _drive;
    private readonly Registry _registry;

    internal RegistryKey(KernelDrive drive, Registry registry, string path)
    {
        _drive = drive;
        _registry = registry;
        Path = path;
    }

    /// <summary>The path of the key.</summary>
    public string Path { get; }

    /// <summary>Reads a value.</summary>
    /// <remarks>Native name: ZwQueryValueKey. IRQL: PASSIVE_LEVEL.</remarks>
    /// <param name="name">The name of the value.</param>
    /// <param name="value">The value, or null.</param>
    /// <returns>SUCCESS, or OBJECT_NAME_NOT_FOUND.</returns>
    /// <exception cref="BugCheckException">The level is too high.</exception>
    [NativeName("ZwQueryValueKey")]
    public NtStatus QueryValue(string name, out RegistryValue? value)
    {
        Enter("ZwQueryValueKey");
        value = _registry.GetValue(Path, name);
        return value is null ? NtStatus.ObjectNameNotFound : NtStatus.Success;
    }

    /// <summary>Reads a value that must be of a type.</summary>
    /// <remarks>Native name: RtlQueryRegistryValues with RTL_QUERY_REGISTRY_TYPECHECK. IRQL: PASSIVE_LEVEL.</remarks>
    /// <param name="name">The name of the value.</param>
    /// <param name="type">What it must hold.</param>
    /// <param name="value">The value, or null.</param>
    /// <returns>SUCCESS, OBJECT_NAME_NOT_FOUND, or OBJECT_TYPE_MISMATCH when the value holds something else.</returns>
    /// <exception cref="BugCheckException">The level is too high.</exception>
    [NativeName("RtlQueryRegistryValues")]
    public NtStatus QueryValue(string name, RegistryValueType type, out RegistryValue? value)
    {
        var status = QueryValue(name, out value);
        if (value is null || value.Type == type)
        {
            return status;
        }

        value = null;
        return NtStatus.ObjectTypeMismatch;
    }

    /// <summary>Sets a value.</summary>
    /// <remarks>Native name: ZwSetValueKey. IRQL: PASSIVE_LEVEL.</remarks>
    /// <param name="name">The name of the value.</param>
    /// <param name="value">What it is to be.</param>
    /// <returns>SUCCESS, or OBJECT_NAME_NOT_FOUND when the key has been deleted.</returns>
    /// <exception cref="BugCheckException">The level is too high.</exception>
    [NativeName("ZwSetValueKey")]
    public NtStatus SetValue(string name, RegistryValue value)
    {
        Enter("ZwSetValueKey");
        if (!_registry.HasKey(Path))
        {
            return NtStatus.ObjectNameNotFound;
        }

        _registry.SetValue(Path, name, value);
        return NtStatus.Success;
    }

    /// <summary>Deletes a value.</summary>
    /// <remarks>Native name: ZwDeleteValueKey. IRQL: PASSIVE_LEVEL.</remarks>
    /// <param name="name">The name of the value.</param>
    /// <returns>SUCCESS, or OBJECT_NAME_NOT_FOUND.</returns>
    /// <exception cref="BugCheckException">The level is too high.</exception>
    [NativeName("ZwDeleteValueKey")]
    public NtStatus DeleteValue(string name)
    {
        Enter("ZwDeleteValueKey");
        return _registry.DeleteValue(Path, name) ? NtStatus.Success : NtStatus.ObjectNameNotFound;
    }

    /// <summary>Deletes the key.</summary>
    /// <remarks>Native name: ZwDeleteKey. IRQL: PASSIVE_LEVEL.</remarks>
    /// <returns>SUCCESS, CANNOT_DELETE when there are keys below it, or OBJECT_NAME_NOT_FOUND when it has been deleted.</returns>
    /// <exception cref="BugCheckException">The level is too high.</exception>
    [NativeName("ZwDeleteKey")]
    public NtStatus Delete()
    {
        Enter("ZwDeleteKey");
        return _registry.EnumerateKeys(Path).Count > 0 ? NtStatus.CannotDelete
            : _registry.DeleteKey(Path) ? NtStatus.Success
            : NtStatus.ObjectNameNotFound;
    }

    /// <summary>The names of the keys right below this one.</summary>
    /// <remarks>Native name: ZwEnumerateKey. IRQL: PASSIVE_LEVEL.</remarks>
    /// <exception cref="BugCheckException">The level is too high.</exception>
    [NativeName("ZwEnumerateKey")]
    public IReadOnlyList<string> EnumerateKeys()
    {
        Enter("ZwEnumerateKey");
        return _registry.EnumerateKeys(Path);
    }

    /// <summary>The values of this key.</summary>
    /// <remarks>Native name: ZwEnumerateValueKey. IRQL: PASSIVE_LEVEL.</remarks>
    /// <exception cref="BugCheckException">The level is too high.</exception>
    [NativeName("ZwEnumerateValueKey")]
    public IReadOnlyDictionary<string, RegistryValue> EnumerateValues()
    {
        Enter("ZwEnumerateValueKey");
        return _registry.EnumerateValues(Path);
    }

    /// <inheritdoc/>
    public override string ToString() => Path;

    private void Enter(string routine)
    {
        Processor.Current.RequireAtMost(_drive, Irql.Passive, routine);
        if (_drive.IsSimulated)
        {
            _drive.Preempt(PreemptionPoint.ServiceCall, routine);
        }
    }
}
