namespace DvdPlayer.CommandLine;

/// <summary>What the player says about its arguments.</summary>
internal static class Usage
{
    /// <summary>Follows every complaint about arguments.</summary>
    public const string Hint = "Try --help.";

    /// <summary>All arguments.</summary>
    public const string Text = """
        Plays an MPEG program stream through the simulated DVD decoder board.

        Usage: DvdPlayer [file.vob|file.mpg] [options]

        Without a file it plays the clip that comes with it.

          --out DIR      folder for frame-NNNN.png and audio.wav (default: out)
          --speed N|max  how fast the board's clock runs: 1 is real time (default), max as fast as it goes
          --audio N      audio track, from 0 (default: the first that can be decoded)
          --loop N       play the file N times without a gap (default: 1)
          --no-decode    take the decoder chip off the board: pictures come in time, but empty
          --no-frames    write no pictures
          --json         print the summary as one JSON object, and nothing else on standard output
          --help         print this

        Exit code: 0 all was played, 1 not all was played, 2 bad arguments, 130 interrupted.
        """;
}
