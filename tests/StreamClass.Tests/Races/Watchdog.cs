namespace StreamClass.Tests.Races;

/// <summary>Turns a deadlock into a failure that says what is outstanding.</summary>
internal static class Watchdog
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(Func<Task> body, Func<string>? outstanding = null)
    {
        var running = Task.Run(body);
        if (await Task.WhenAny(running, Task.Delay(Limit)) != running)
        {
            Assert.Fail($"Still running after {Limit.TotalSeconds} s. {outstanding?.Invoke()}");
        }

        await running;
    }

    public static Task RunAsync(Action body, Func<string>? outstanding = null) =>
        RunAsync(
            () =>
            {
                body();
                return Task.CompletedTask;
            },
            outstanding);

    /// <summary>Spins until something is so; the limit makes a wrong wait a failure instead of a hang.</summary>
    public static void Until(Func<bool> condition, string what)
    {
        var spin = default(SpinWait);
        var start = Environment.TickCount64;
        while (!condition())
        {
            spin.SpinOnce(-1);
            if (Environment.TickCount64 - start > Limit.TotalMilliseconds / 2)
            {
                Assert.Fail($"Waited too long for {what}.");
            }
        }
    }
}
