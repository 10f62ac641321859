using System.Reflection;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The native name of a structure, looked up when it is written out.</summary>
internal readonly struct KsStructureName<T>
    where T : unmanaged
{
    public override string ToString() => typeof(T).GetCustomAttribute<NativeNameAttribute>()?.Name ?? typeof(T).Name;
}
