using System.Reflection;

namespace StreamClass.Tests.Architecture;

/// <summary>Writes down what an assembly promises: one line for each public type and member, sorted.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string[] Describe(Assembly assembly)
    {
        var lines = new List<string>();
        foreach (var type in assembly.GetExportedTypes())
        {
            var name = Name(type);
            lines.Add($"{name} : {Kind(type)}{Parents(type)}");
            foreach (var field in type.GetFields(Declared).Where(static field => IsSeen(field.IsPublic, field.IsFamily || field.IsFamilyOrAssembly)))
            {
                if (type.IsEnum && !field.IsStatic)
                {
                    continue;
                }

                var value = field.IsLiteral ? $" = {Value(field.GetRawConstantValue())}" : string.Empty;
                lines.Add($"{name}.{field.Name} : {(field.IsStatic && !field.IsLiteral ? "static " : string.Empty)}{Name(field.FieldType)}{value}");
            }

            if (typeof(Delegate).IsAssignableFrom(type))
            {
                lines.Add($"{name}{Signature(type.GetMethod("Invoke")!)}");
                continue;
            }

            lines.AddRange(type.GetConstructors(Declared).Where(static made => IsSeen(made.IsPublic, made.IsFamily || made.IsFamilyOrAssembly))
                .Select(made => $"{name}.new({Parameters(made)})"));
            lines.AddRange(type.GetMethods(Declared).Where(static method => IsSeen(method.IsPublic, method.IsFamily || method.IsFamilyOrAssembly))
                .Select(method => $"{name}.{method.Name}{Generic(method)}{Signature(method)}{Modifiers(method)}"));
        }

        lines.Sort(StringComparer.Ordinal);
        return [.. lines];
    }

    private static bool IsSeen(bool isPublic, bool isProtected) => isPublic || isProtected;

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
        : type.IsValueType ? "struct" : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string Parents(Type type)
    {
        var parents = type.GetInterfaces().Where(static parent => parent.IsPublic).Select(Name).Order(StringComparer.Ordinal).ToList();
        if (type.IsEnum)
        {
            return $" {Name(type.GetEnumUnderlyingType())}";
        }

        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(MulticastDelegate))
        {
            parents.Insert(0, Name(parent));
        }

        return parents.Count == 0 ? string.Empty : $" <- {string.Join(", ", parents)}";
    }

    private static string Modifiers(MethodInfo method) =>
        (method.IsStatic ? " static" : method.IsAbstract ? " abstract" : method is { IsVirtual: true, IsFinal: false } ? " virtual" : string.Empty)
        + (method.IsPublic ? string.Empty : " protected");

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : string.Empty;

    private static string Signature(MethodInfo method) => $"({Parameters(method)}) : {Name(method.ReturnType)}";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(static parameter =>
        $"{(parameter.IsOut ? "out " : string.Empty)}{Name(parameter.ParameterType)} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = {Value(parameter.RawDefaultValue)}" : string.Empty)));

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return $"ref {Name(type.GetElementType()!)}";
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var name = type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name}" : $"{type.Namespace}.{type.Name}";
        return type.IsGenericType
            ? $"{name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : name;
    }
}
