namespace DvdPlayer.Output;

/// <summary>The folder that pictures and sound are written to.</summary>
internal static class OutputFolder
{
    /// <summary>Makes the folder if it is not there.</summary>
    /// <param name="path">The folder's path.</param>
    /// <exception cref="IOException">It cannot be made. The message is for the user.</exception>
    public static void Create(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new IOException($"The output folder {path} cannot be made: {exception.Message}", exception);
        }
    }
}
