namespace StreamClass.Testing.Tracing;

/// <summary>Undoes what the compiler makes of the names of methods. What it adds is numbered by the order in the file.</summary>
internal static class CompiledName
{
    private const string LocalFunction = "g__";

    /// <summary>The name as it was written: of the method around a lambda, with the local function if it is one.</summary>
    public static string Undo(string name)
    {
        var start = name.LastIndexOf('<') + 1;
        var end = start > 0 ? name.IndexOf('>', start) : -1;
        if (end < 0)
        {
            return name;
        }

        var outer = name[start..end];
        var local = name.IndexOf(LocalFunction, end, StringComparison.Ordinal);
        var bar = local < 0 ? -1 : name.IndexOf('|', local);
        return bar < 0 ? outer : $"{outer}.{name[(local + LocalFunction.Length)..bar]}";
    }

    /// <summary>A method as it was written, with its type: a state machine or a closure stands for the method around it.</summary>
    /// <param name="type">The type that the compiled method belongs to.</param>
    /// <param name="method">The name of the compiled method.</param>
    public static string OfMethod(Type type, string method = "")
    {
        var name = Undo(method);
        for (; type.Name.StartsWith('<') && type.DeclaringType is { } outer; type = outer)
        {
            name = Undo(type.Name) is { Length: > 0 } written ? written : name;
        }

        return $"{type.FullName}.{name}";
    }
}
