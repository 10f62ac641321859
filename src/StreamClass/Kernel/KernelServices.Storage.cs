namespace StreamClass.Kernel;

/// <content>The registry and the files of the machine.</content>
public sealed partial class KernelServices
{
    /// <summary>Opens a key of the registry.</summary>
    /// <remarks>Native name: ZwOpenKey. IRQL: PASSIVE_LEVEL. There is nothing to close.</remarks>
    /// <param name="path">The path of the key, as DriverEntry is given one.</param>
    /// <param name="key">The key, or null.</param>
    /// <returns>SUCCESS, or OBJECT_NAME_NOT_FOUND.</returns>
    /// <exception cref="ArgumentException">The path does not begin with a backslash.</exception>
    /// <exception cref="BugCheckException">The level is too high.</exception>
    [NativeName("ZwOpenKey")]
    public NtStatus OpenRegistryKey(string path, out RegistryKey? key)
    {
        EnterPassive("ZwOpenKey");
        key = Registry.HasKey(path) ? new RegistryKey(_drive, Registry, Registry.Checked(path)) : null;
        return key is null ? NtStatus.ObjectNameNotFound : NtStatus.Success;
    }

    /// <summary>Opens a key of the registry, and makes it unless it is there.</summary>
    /// <remarks>Native name: ZwCreateKey. IRQL: PASSIVE_LEVEL. There is nothing to close.</remarks>
    /// <param name="path">The path of the key, as DriverEntry is given one.</param>
    /// <returns>The key.</returns>
    /// <exception cref="ArgumentException">The path does not begin with a backslash.</exception>
    /// <exception cref="BugCheckException">The level is too high.</exception>
    [NativeName("ZwCreateKey")]
    public RegistryKey CreateRegistryKey(string path)
    {
        EnterPassive("ZwCreateKey");
        Registry.CreateKey(path);
        return new RegistryKey(_drive, Registry, Registry.Checked(path));
    }

    /// <summary>Reads a file of the machine, such as firmware.</summary>
    /// <remarks>Native names: ZwOpenFile, ZwReadFile, ZwClose. IRQL: PASSIVE_LEVEL. Reference 11.</remarks>
    /// <param name="path">The native path; the host says what is there.</param>
    /// <param name="content">The bytes of the file; empty unless the answer is SUCCESS.</param>
    /// <returns>SUCCESS, OBJECT_NAME_NOT_FOUND, or IO_DEVICE_ERROR when the file cannot be read.</returns>
    /// <exception cref="BugCheckException">The level is too high.</exception>
    [NativeName("ZwReadFile")]
    public NtStatus ReadFile(string path, out byte[] content)
    {
        ArgumentNullException.ThrowIfNull(path);
        EnterPassive("ZwReadFile");
        content = [];
        try
        {
            using var file = _files.Open(path);
            if (file is null)
            {
                return NtStatus.ObjectNameNotFound;
            }

            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            content = bytes.ToArray();
            return NtStatus.Success;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return NtStatus.IoDeviceError;
        }
    }

    private void EnterPassive(string routine)
    {
        Processor.Current.RequireAtMost(_drive, Irql.Passive, routine);
        Enter(routine);
    }
}
