using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>Finds the place of somebody else's code that a call came from.</summary>
internal static class CallPlace
{
    /// <summary>The first method on the stack that belongs neither to this library nor to the runtime, and its line if known.</summary>
    public static string Describe()
    {
        foreach (var frame in new StackTrace(skipFrames: 1, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is { DeclaringType: { } type } method && !IsOurs(type.Assembly))
            {
                return $"in {Name(type, method)}{Line(frame)}";
            }
        }

        return "in code of the runtime";
    }

    private static bool IsOurs(Assembly assembly) =>
        assembly.GetName().Name is not { } name
        || name is "StreamClass" or "StreamClass.Testing"
        || name.StartsWith("System.", StringComparison.Ordinal);

    /// <summary>The method as it was written: a state machine or a closure stands for the method around it.</summary>
    private static string Name(Type type, MethodBase method)
    {
        var name = CompiledName.Undo(method.Name);
        for (; type.Name.StartsWith('<') && type.DeclaringType is { } outer; type = outer)
        {
            name = CompiledName.Undo(type.Name) is { Length: > 0 } written ? written : name;
        }

        return $"{type.FullName}.{name}";
    }

    private static string Line(StackFrame frame) =>
        frame.GetFileName() is { } file
            ? string.Create(CultureInfo.InvariantCulture, $" ({Path.GetFileName(file)}:{frame.GetFileLineNumber()})")
            : string.Empty;
}
