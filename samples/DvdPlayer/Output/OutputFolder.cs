namespace DvdPlayer.Output;

/// <summary>The folder that pictures and sound are written to.</summary>
internal static class OutputFolder
{
    /// <summary>Makes the folder if it is not there, and takes away the pictures of an earlier run, which would mix with the new ones.</summary>
    /// <param name="path">The folder's path.</param>
    /// <exception cref="IOException">It cannot be made. The message is for the user.</exception>
    public static void Create(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            foreach (var picture in Directory.EnumerateFiles(path, "frame-*.png"))
            {
                File.Delete(picture);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new IOException($"The output folder {path} cannot be used: {exception.Message}", exception);
        }
    }
}
