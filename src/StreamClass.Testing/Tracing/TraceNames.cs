using System.Globalization;
using System.Runtime.CompilerServices;
using StreamClass.Kernel;

namespace StreamClass.Testing.Tracing;

/// <summary>Gives the subjects of one trace names that are the same in every process: never a hash code, never a thread's number.</summary>
/// <param name="areNumbered">Whether things of one type are told apart, by the order in which they are named.</param>
internal sealed class TraceNames(bool areNumbered = true)
{
    private readonly Dictionary<object, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _counts = [];

    public string Of(object? subject) => subject switch
    {
        null => string.Empty,
        string text => text,
        Enum value => value.ToString(),
        INamedSubject named => named.Name,
        InterruptLine line => line.Name,
        DriveTimer timer => timer.Name,
        KernelGate gate => gate.Name,
        Dpc { Context: { } context } => Of(context),
        WorkItem { Context: { } context } => Of(context),
        Delegate { Target: { } target } when target is not Delegate && !IsGenerated(target.GetType()) => Of(target),
        Delegate call => CompiledName.Undo(call.Method.Name),
        _ => Numbered(subject),
    };

    private string Numbered(object subject)
    {
        if (!areNumbered)
        {
            return TypeName(subject.GetType());
        }

        if (_names.TryGetValue(subject, out var known))
        {
            return known;
        }

        var type = TypeName(subject.GetType());
        var number = _counts[type] = _counts.GetValueOrDefault(type) + 1;
        return _names[subject] = string.Create(CultureInfo.InvariantCulture, $"{type}#{number}");
    }

    private static string TypeName(Type type)
    {
        if (StateMachine(type) is { } machine)
        {
            return CompiledName.Undo(machine.Name);
        }

        if (!type.IsGenericType)
        {
            return type.Name;
        }

        var name = type.Name;
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return $"{(tick < 0 ? name : name[..tick])}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>";
    }

    /// <summary>The async method that an object of the runtime carries on.</summary>
    private static Type? StateMachine(Type type) =>
        type.IsGenericType
            ? Array.Find(type.GetGenericArguments(), static argument => argument.IsAssignableTo(typeof(IAsyncStateMachine)))
            : null;

    private static bool IsGenerated(Type type) => type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
}
