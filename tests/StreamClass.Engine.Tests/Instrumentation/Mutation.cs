namespace StreamClass.Engine.Tests.Instrumentation;

/// <summary>A planted mistake of the engine, so that the tests can show that exploring finds it.</summary>
/// <remarks>The places stand in Mutations/. One mutation at a time is on, for the whole process: the tests run one after the other.</remarks>
internal static class Mutation
{
    private static string? s_on;

    public static bool IsOn(string name) => s_on == name;

    /// <summary>Has the engine make a mistake until the result is disposed.</summary>
    public static IDisposable Plant(string name)
    {
        s_on = name;
        return new Planted();
    }

    /// <summary>A compare-exchange that becomes two steps while its mutation is on.</summary>
    public static T CompareExchange<T>(string name, ref T location, T value, T comparand)
    {
        if (!IsOn(name))
        {
            return Interlocked.CompareExchange(ref location, value, comparand);
        }

        Atomic.Touch();
        var seen = location;
        if (!EqualityComparer<T>.Default.Equals(seen, comparand))
        {
            return seen;
        }

        Atomic.Touch();
        location = value;
        return seen;
    }

    private sealed class Planted : IDisposable
    {
        public void Dispose() => s_on = null;
    }
}
