using System.Reflection;
using System.Runtime.ExceptionServices;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace StreamClass.Tests.Conformance.Proving;

/// <summary>Runs one test with all its cases on the calling thread, as xunit would; what it throws is the failure.</summary>
internal sealed class TestRun : IAsyncDisposable
{
    private readonly Dictionary<Type, object> _fixtures = [];
    private readonly Type _type;
    private readonly MethodInfo _method;

    private TestRun(Type type, MethodInfo method)
    {
        _type = type;
        _method = method;
    }

    /// <summary>Runs a test.</summary>
    /// <param name="type">The class to make for each case.</param>
    /// <param name="method">The test.</param>
    /// <exception cref="Exception">The test failed, or is skipped.</exception>
    public static async Task RunAsync(Type type, MethodInfo method)
    {
        if (method.GetCustomAttribute<FactAttribute>()?.Skip is { } reason)
        {
            throw new InvalidOperationException($"The test is skipped: {reason}");
        }

        await using var run = new TestRun(type, method);
        await run.MakeFixturesAsync();
        foreach (var arguments in Cases(type, method))
        {
            await run.RunCaseAsync(arguments);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var fixture in _fixtures.Values)
        {
            await EndAsync(fixture);
        }
    }

    private static IEnumerable<object?[]> Cases(Type type, MethodInfo method)
    {
        var sources = method.GetCustomAttributes<DataAttribute>().ToArray();
        if (sources.Length == 0)
        {
            return [[]];
        }

        var cases = sources.SelectMany(source => source.GetData(method) ?? []).ToArray();
        return cases.Length > 0 ? cases : throw new InvalidOperationException($"The theory {type.Name}.{method.Name} has no data.");
    }

    private static async Task EndAsync(object instance)
    {
        if (instance is IAsyncLifetime lifetime)
        {
            await lifetime.DisposeAsync();
        }

        if (instance is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else if (instance is IDisposable disposable)
        {
            disposable.Dispose();
        }
    }

    private async Task MakeFixturesAsync()
    {
        var wanted = _type.GetInterfaces()
            .Where(static one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IClassFixture<>))
            .Select(static one => one.GetGenericArguments()[0]);
        foreach (var type in wanted)
        {
            var fixture = Activator.CreateInstance(type)!;
            _fixtures.Add(type, fixture);
            if (fixture is IAsyncLifetime lifetime)
            {
                await lifetime.InitializeAsync();
            }
        }
    }

    private async Task RunCaseAsync(object?[] arguments)
    {
        var instance = _method.IsStatic ? null : Make();
        try
        {
            if (instance is IAsyncLifetime lifetime)
            {
                await lifetime.InitializeAsync();
            }

            await InvokeAsync(instance, arguments);
        }
        finally
        {
            if (instance is not null)
            {
                await EndAsync(instance);
            }
        }
    }

    private object Make()
    {
        var constructor = _type.GetConstructors().Single();
        var arguments = constructor.GetParameters().Select(parameter =>
            parameter.ParameterType == typeof(ITestOutputHelper) ? new SilentOutput()
            : _fixtures.TryGetValue(parameter.ParameterType, out var fixture) ? fixture
            : throw new InvalidOperationException($"{_type.Name} wants a {parameter.ParameterType.Name}, which only xunit itself can give."));
        return Unwrapped(() => constructor.Invoke([.. arguments]))!;
    }

    private async Task InvokeAsync(object? instance, object?[] arguments)
    {
        switch (Unwrapped(() => _method.Invoke(instance, Reflector.ConvertArguments(_method.ResolveMethodArguments(arguments), [.. _method.GetParameters().Select(static parameter => parameter.ParameterType)]))))
        {
            case Task task:
                await task;
                break;
            case ValueTask task:
                await task;
                break;
        }
    }

    private static object? Unwrapped(Func<object?> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    private sealed class SilentOutput : ITestOutputHelper
    {
        public void WriteLine(string message)
        {
        }

        public void WriteLine(string format, params object[] args)
        {
        }
    }
}
