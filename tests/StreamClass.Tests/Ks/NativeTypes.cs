using System.Reflection;
using System.Runtime.InteropServices;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Tests.Ks;

/// <summary>Finds the package's types and members by their native names.</summary>
internal static class NativeTypes
{
    public static Type Structure(string name)
    {
        var types = typeof(KsStructure).Assembly.GetExportedTypes()
            .Where(type => type.IsValueType && type.GetCustomAttribute<NativeNameAttribute>()?.Name == name).ToArray();
        types.Should().ContainSingle($"there is a structure for {name}");
        return types[0];
    }

    /// <summary>A field, or a property that is another view of one.</summary>
    public static MemberInfo Member(Type type, string name)
    {
        var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance)
            .Where(static member => member is FieldInfo or PropertyInfo)
            .ToArray();
        var found = members.FirstOrDefault(member => member.GetCustomAttribute<NativeNameAttribute>()?.Name == name)
            ?? members.FirstOrDefault(member => member.GetCustomAttribute<NativeNameAttribute>() is null
                && string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));
        found.Should().NotBeNull($"{type.Name} has a member for {name}");
        return found!;
    }

    public static object Value(MemberInfo member, object of) =>
        (member is FieldInfo field ? field.GetValue(of) : ((PropertyInfo)member).GetValue(of))!;

    public static byte[] Bytes(object value) => Through(value.GetType()).Bytes(value);

    public static IAccess Through(Type type) => (IAccess)Activator.CreateInstance(typeof(Access<>).MakeGenericType(type))!;

    /// <summary>Every public table entry of the package that holds a GUID, by its native name.</summary>
    public static Dictionary<string, Guid> Guids() =>
        typeof(KsStructure).Assembly.GetExportedTypes()
            .SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(static property => property.PropertyType == typeof(Guid))
            .ToDictionary(
                static property => property.GetCustomAttribute<NativeNameAttribute>()!.Name,
                static property => (Guid)property.GetValue(null)!);

    /// <summary>The members of an enumeration by their native names.</summary>
    public static Dictionary<string, uint> Values(Type enumeration) =>
        enumeration.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(static field => field.IsDefined(typeof(NativeNameAttribute)))
            .ToDictionary(
                static field => field.GetCustomAttribute<NativeNameAttribute>()!.Name,
                static field => Convert.ToUInt32(field.GetRawConstantValue(), null));

    /// <summary><see cref="KsStructure"/> for a structure that is known at run time only.</summary>
    internal interface IAccess
    {
        int Size { get; }

        bool TryRead(byte[] source, out object structure);

        byte[] ToArray(object structure);

        byte[] Bytes(object value);
    }

    private sealed class Access<T> : IAccess
        where T : unmanaged
    {
        public int Size => KsStructure.SizeOf<T>();

        public bool TryRead(byte[] source, out object structure)
        {
            var isRead = KsStructure.TryRead<T>(source, out var read);
            structure = read;
            return isRead;
        }

        public byte[] ToArray(object structure) => KsStructure.ToArray((T)structure);

        public byte[] Bytes(object value) => MemoryMarshal.AsBytes(new ReadOnlySpan<T>([(T)value])).ToArray();
    }
}
