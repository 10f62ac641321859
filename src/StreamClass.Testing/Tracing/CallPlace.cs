using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace StreamClass.Testing.Tracing;

/// <summary>Finds the place of somebody else's code that a call came from.</summary>
internal static class CallPlace
{
    /// <summary>The first method on the stack that belongs neither to this library nor to the runtime, and its line if known.</summary>
    public static string Describe() => Describe(new StackTrace(skipFrames: 1, fNeedFileInfo: true));

    /// <summary>The same of a stack that was captured elsewhere.</summary>
    public static string Describe(StackTrace stack) => Find(stack) ?? "in code of the runtime";

    /// <summary>The same, or null when all of the stack belongs to this library or the runtime.</summary>
    public static string? Find(StackTrace stack)
    {
        foreach (var frame in stack.GetFrames())
        {
            if (frame.GetMethod() is { DeclaringType: { } type } method && !IsOurs(type.Assembly))
            {
                return $"in {CompiledName.OfMethod(type, method.Name)}{Line(frame)}";
            }
        }

        return null;
    }

    private static bool IsOurs(Assembly assembly) =>
        assembly.GetName().Name is not { } name
        || name is "StreamClass" or "StreamClass.Testing"
        || name.StartsWith("System.", StringComparison.Ordinal);

    private static string Line(StackFrame frame) =>
        frame.GetFileName() is { } file
            ? string.Create(CultureInfo.InvariantCulture, $" ({Path.GetFileName(file)}:{frame.GetFileLineNumber()})")
            : string.Empty;
}
