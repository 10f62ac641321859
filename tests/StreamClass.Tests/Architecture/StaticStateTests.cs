using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace StreamClass.Tests.Architecture;

/// <summary>Two machines of one process share nothing.</summary>
public sealed class StaticStateTests
{
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The thread-static slot of the processor is the sole exception.</summary>
    private static readonly string[] Slots = ["Processor.s_current"];

    /// <summary>Tables that are written by their initializer only.</summary>
    private static readonly string[] Tables = [];

    [Fact]
    public void StaticFields_OfThePackage_CannotChange()
    {
        var fields = typeof(Machine).Assembly.GetTypes()
            .Where(static type => !IsGenerated(type))
            .SelectMany(static type => type.GetFields(Statics))
            .Where(static field => !field.IsLiteral)
            .ToArray();
        fields.Should().NotBeEmpty();
        fields.Where(static field => !field.IsInitOnly).Select(Name).Should().Equal(Slots);
        fields.Where(static field => field.IsInitOnly && IsContainer(field.FieldType)).Select(Name).Should().Equal(Tables);
    }

    [Fact]
    public void Slot_OfTheProcessor_BelongsToItsThread() =>
        typeof(StreamClass.Kernel.Processor).GetField("s_current", Statics)!.GetCustomAttribute<ThreadStaticAttribute>().Should().NotBeNull();

    /// <summary>Caches of lambdas and constant data that the compiler makes.</summary>
    private static bool IsGenerated(Type type) =>
        type.Name.StartsWith('<') || (type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.IsNested);

    private static bool IsContainer(Type type) =>
        type.IsArray
        || (type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type)
            && type.Namespace is not ("System.Collections.Immutable" or "System.Collections.Frozen"));

    private static string Name(FieldInfo field) => $"{field.DeclaringType!.Name}.{field.Name}";
}
