using System.Diagnostics;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Conformance.Proving;

namespace StreamClass.Conformance;

/// <summary>A process that runs tests, one at a time. One that hangs or dies is of no more use.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    /// <summary>Whether it can run another test.</summary>
    public bool IsUsable { get; private set; } = true;

    public static async Task<WorkerProcess> StartAsync()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(WorkerProcess).Assembly.Location);
        }

        start.ArgumentList.Add(Worker.Argument);
        var worker = new WorkerProcess(Process.Start(start)!);

        // Read so that it does not fill up; what is said there is said again by the failure of the test.
        worker._process.ErrorDataReceived += static (_, _) => { };
        worker._process.BeginErrorReadLine();
        if (await worker.AnswerAsync(StartLimit) != Worker.Ready)
        {
            worker.Dispose();
            throw new InvalidOperationException("A process for tests did not start.");
        }

        return worker;
    }

    /// <summary>Runs a test; not one more than at a time.</summary>
    public async Task<TestOutcome> RunAsync(ConformanceTest test, string? rowOff, TimeSpan limit)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync($"{rowOff}\t{test.Id}");
            await _process.StandardInput.FlushAsync();
            var answer = await AnswerAsync(limit);
            return answer switch
            {
                Worker.Passed => TestOutcome.Success,
                null => Lost($"{test.Name} ended its process"),
                _ => TestOutcome.Failure(answer[(Worker.Failed.Length + 1)..]),
            };
        }
        catch (TimeoutException)
        {
            return Lost($"{test.Name} did not end within {limit.TotalSeconds} s") with { DidNotEnd = true };
        }
        catch (IOException exception)
        {
            return Lost($"{test.Name} ended its process: {exception.Message}");
        }
    }

    public void Dispose()
    {
        IsUsable = false;
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        _process.Dispose();
    }

    private Task<string?> AnswerAsync(TimeSpan limit) => _process.StandardOutput.ReadLineAsync().WaitAsync(limit);

    private TestOutcome Lost(string message)
    {
        IsUsable = false;
        return TestOutcome.Failure(message);
    }
}
