using System.Collections.Immutable;
using Keys = System.Collections.Immutable.ImmutableSortedDictionary<
    string, System.Collections.Immutable.ImmutableSortedDictionary<string, StreamClass.Kernel.RegistryValue>>;

namespace StreamClass.Kernel;

/// <summary>The registry of one machine, as its host sees it.</summary>
/// <remarks>
/// <para>A host sets here what an installation sets natively, before it loads a driver or at any time. Drivers reach it through
/// <see cref="KernelServices.OpenRegistryKey"/>. Any thread, any IRQL.</para>
/// <para>Paths begin with a backslash, as in <c>\Registry\Machine\System\CurrentControlSet\Services\Dvd</c>; upper and lower
/// case are the same. Setting a value makes the key and those above it. The key of a driver is what DriverEntry is given, the
/// key of a device is <c>\Registry\Machine\System\CurrentControlSet\Control\Class\&lt;driver&gt;\&lt;number, four digits&gt;</c>.</para>
/// </remarks>
public sealed class Registry
{
    private static readonly StringComparer s_names = StringComparer.OrdinalIgnoreCase;

    /// <summary>Paths begin alike, so that the alphabet tells them apart late; most differ in their length.</summary>
    private static readonly Comparer<string> s_byLength = Comparer<string>.Create(
        static (left, right) => left.Length != right.Length ? left.Length.CompareTo(right.Length) : s_names.Compare(left, right));

    private static readonly ImmutableSortedDictionary<string, RegistryValue> s_noValues =
        ImmutableSortedDictionary.Create<string, RegistryValue>(s_names);

    /// <summary>The keys that every machine has: making them costs more than all else that a driver's start does.</summary>
    private static readonly Keys s_first = WithKey(
        WithKey(
            ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, RegistryValue>>(s_byLength),
            @"\Registry\Machine\System\CurrentControlSet\Services"),
        @"\Registry\Machine\System\CurrentControlSet\Control\Class");

    private Keys _keys = s_first;

    internal Registry()
    {
    }

    /// <summary>Whether there is such a key.</summary>
    /// <param name="path">The path of the key.</param>
    public bool HasKey(string path) => Volatile.Read(ref _keys).ContainsKey(Checked(path));

    /// <summary>Makes a key, and those above it, unless they are there.</summary>
    /// <param name="path">The path of the key.</param>
    /// <exception cref="ArgumentException">The path does not begin with a backslash.</exception>
    public void CreateKey(string path) => ImmutableInterlocked.Update(ref _keys, WithKey, Checked(path));

    /// <summary>A value, or null when there is none.</summary>
    /// <param name="path">The path of the key.</param>
    /// <param name="name">The name of the value.</param>
    public RegistryValue? GetValue(string path, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Volatile.Read(ref _keys).GetValueOrDefault(Checked(path))?.GetValueOrDefault(name);
    }

    /// <summary>Sets a value, and makes its key unless it is there.</summary>
    /// <param name="path">The path of the key.</param>
    /// <param name="name">The name of the value.</param>
    /// <param name="value">What it is to be.</param>
    /// <exception cref="ArgumentException">The path does not begin with a backslash.</exception>
    public void SetValue(string path, string name, RegistryValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        ImmutableInterlocked.Update(
            ref _keys,
            static (keys, added) =>
            {
                keys = WithKey(keys, added.path);
                return keys.SetItem(added.path, keys[added.path].SetItem(added.name, added.value));
            },
            (path: Checked(path), name, value));
    }

    /// <summary>Deletes a value.</summary>
    /// <param name="path">The path of the key.</param>
    /// <param name="name">The name of the value.</param>
    /// <returns>False when there is no such value.</returns>
    public bool DeleteValue(string path, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        path = Checked(path);
        return ImmutableInterlocked.Update(
            ref _keys,
            static (keys, gone) => keys.TryGetValue(gone.path, out var values) ? keys.SetItem(gone.path, values.Remove(gone.name)) : keys,
            (path, name));
    }

    /// <summary>Deletes a key with its values and all keys below it.</summary>
    /// <param name="path">The path of the key.</param>
    /// <returns>False when there is no such key.</returns>
    public bool DeleteKey(string path)
    {
        path = Checked(path);
        return ImmutableInterlocked.Update(
            ref _keys,
            static (keys, gone) => keys.RemoveRange(keys.Keys.Where(key => s_names.Equals(key, gone) || IsBelow(key, gone))),
            path);
    }

    /// <summary>The names of the keys right below a key, in the order of the alphabet.</summary>
    /// <param name="path">The path of the key.</param>
    public IReadOnlyList<string> EnumerateKeys(string path)
    {
        path = Checked(path);
        return
        [
            .. Volatile.Read(ref _keys).Keys
                .Where(key => IsBelow(key, path) && key.LastIndexOf('\\') == path.Length)
                .Select(key => key[(path.Length + 1)..])
                .Order(s_names),
        ];
    }

    /// <summary>The values of a key, in the order of the alphabet; empty when there is no such key.</summary>
    /// <param name="path">The path of the key.</param>
    public IReadOnlyDictionary<string, RegistryValue> EnumerateValues(string path) =>
        Volatile.Read(ref _keys).GetValueOrDefault(Checked(path)) ?? ImmutableSortedDictionary<string, RegistryValue>.Empty;

    internal static string Checked(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var key = path.TrimEnd('\\');
        return key.Length > 1 && key[0] == '\\' && !key.Contains(@"\\")
            ? key
            : throw new ArgumentException($"The path of a registry key is names, with one backslash before each: {path}", nameof(path));
    }

    private static bool IsBelow(string key, string path) =>
        key.Length > path.Length && key[path.Length] == '\\' && key.StartsWith(path, StringComparison.OrdinalIgnoreCase);

    /// <summary>The keys with one more, and those above it.</summary>
    private static Keys WithKey(Keys keys, string path)
    {
        // Where a key is, those above it are.
        if (keys.ContainsKey(path))
        {
            return keys;
        }

        var above = path.LastIndexOf('\\');
        return (above > 0 ? WithKey(keys, path[..above]) : keys).Add(path, s_noValues);
    }
}
