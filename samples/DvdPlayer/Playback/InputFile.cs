using DvdPlayer.ProgramStream;

namespace DvdPlayer.Playback;

/// <summary>Opens the file to be played.</summary>
internal static class InputFile
{
    /// <summary>Opens a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="PlaybackException">It does not exist, is a folder, or may not be read.</exception>
    public static ProgramStreamReader Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new PlaybackException($"{path} is a folder; give a .vob or .mpg file.");
        }

        if (!File.Exists(path))
        {
            throw new PlaybackException($"{path} does not exist; give a .vob or .mpg file.");
        }

        try
        {
            return ProgramStreamReader.Open(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new PlaybackException($"{path} cannot be read: {exception.Message}");
        }
    }
}
