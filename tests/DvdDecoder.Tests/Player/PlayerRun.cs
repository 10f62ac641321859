using DvdPlayer;

namespace DvdDecoder.Tests.Player;

/// <summary>What a run of the player left behind.</summary>
internal sealed record PlayerRun(int ExitCode, string Output, string Error)
{
    public static Task<PlayerRun> OfAsync(params string[] arguments) => OfAsync(CancellationToken.None, arguments);

    public static async Task<PlayerRun> OfAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await PlayerProgram.RunAsync(arguments, output, error, cancellationToken);
        return new PlayerRun(exitCode, output.ToString(), error.ToString());
    }
}
