using DvdPlayer.CommandLine;
using DvdPlayer.Playback;
using DvdPlayer.ProgramStream;
using DvdPlayer.Reporting;
using Spectre.Console;
using StreamClass.Kernel;

namespace DvdPlayer;

/// <summary>The program: from arguments to an exit code.</summary>
internal static class PlayerProgram
{
    /// <summary>All was played.</summary>
    public const int Played = 0;

    /// <summary>Not all was played.</summary>
    public const int NotPlayed = 1;

    /// <summary>The arguments make no sense.</summary>
    public const int BadArguments = 2;

    /// <summary>The user stopped it: 128 and the number of SIGINT.</summary>
    public const int Interrupted = 130;

    private const int WidthOfFile = 120;

    /// <summary>Runs the program.</summary>
    /// <param name="arguments">What stands on the command line.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error: one line for whatever is wrong.</param>
    /// <param name="cancellationToken">Stops the playback.</param>
    /// <param name="isInteractive">Whether <paramref name="error"/> is a terminal that somebody looks at.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken,
        bool isInteractive = false)
    {
        try
        {
            var options = ArgumentReader.Read(arguments);
            if (options.ShowsUsage)
            {
                output.WriteLine(Usage.Text);
                return Played;
            }

            return await PlayAsync(options, output, error, isInteractive, cancellationToken);
        }
        catch (UsageException exception)
        {
            error.WriteLine($"{exception.Message} {Usage.Hint}");
            return BadArguments;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            error.WriteLine("Interrupted.");
            return Interrupted;
        }
        catch (Exception exception) when (exception is PlaybackException or ProgramStreamException or IOException
            or UnauthorizedAccessException or StreamRequestException or BugCheckException)
        {
            error.WriteLine(OneLine(exception.Message));
            return NotPlayed;
        }
    }

    private static async Task<int> PlayAsync(
        PlayerOptions options, TextWriter output, TextWriter error, bool isInteractive, CancellationToken cancellationToken)
    {
        using var player = await Player.OpenAsync(options, cancellationToken);
        if (player.Note is { } note)
        {
            error.WriteLine(note);
        }

        var playing = player.PlayAsync(cancellationToken);
        if (isInteractive)
        {
            await ProgressDisplay.FollowAsync(ConsoleOn(error), player.Name, player.Progress, playing);
        }

        var summary = await playing;
        if (options.AsJson)
        {
            JsonReport.Write(summary, output);
        }
        else
        {
            TableReport.Write(summary, ConsoleOn(output));
        }

        if (summary.Complaint is { } complaint)
        {
            error.WriteLine(OneLine(complaint));
        }

        return summary.Complete ? Played : NotPlayed;
    }

    private static IAnsiConsole ConsoleOn(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = WidthOfFile;
        }

        return console;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
