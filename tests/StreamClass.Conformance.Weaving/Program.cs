using StreamClass.Conformance.Weaving;

if (args is not [var sources, var switches, var output])
{
    Console.Error.WriteLine("usage: <folder of the sources> <folder of the switches> <folder for the woven sources>");
    return 2;
}

var isWoven = true;
try
{
    foreach (var file in SwitchFile.ReadAll(switches))
    {
        try
        {
            var woven = Weaver.Weave(file, File.ReadAllLines(Path.Combine(sources, file.Source)));
            var target = Path.Combine(output, file.Source);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, woven);
        }
        catch (SwitchException exception)
        {
            Report(exception.Message);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            Report(new SwitchException(file.Path, 1, $"there is no {file.Source} among the sources; move or delete its switches").Message);
        }
    }
}
catch (SwitchException exception)
{
    Report(exception.Message);
}

return isWoven ? 0 : 1;

void Report(string message)
{
    isWoven = false;
    Console.Error.WriteLine(message);
}
