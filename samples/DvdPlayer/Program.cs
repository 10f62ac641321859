using DvdPlayer;

// Completions come on the pool's threads, where the board's chip computes too; a picture must not wait for a thread to be made.
ThreadPool.GetMinThreads(out var workers, out var ports);
ThreadPool.SetMinThreads(Math.Max(workers, 8), ports);

// Never disposed of, because the key can be pressed until the very end.
var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    // A second time ends the process at once.
    key.Cancel = !interrupted.IsCancellationRequested;
    interrupted.Cancel();
};

return await PlayerProgram.RunAsync(
    args, Console.Out, Console.Error, interrupted.Token, !Console.IsErrorRedirected && !Console.IsOutputRedirected);
