using System.Globalization;
using StreamClass.Hardware;

namespace DvdPlayer.CommandLine;

/// <summary>Turns arguments into options.</summary>
internal static class ArgumentReader
{
    /// <summary>Reads the arguments. An option's value is the next argument, or follows an equals sign; later options win.</summary>
    /// <param name="arguments">What stands on the command line.</param>
    /// <exception cref="UsageException">An argument is unknown, or its value missing or senseless.</exception>
    public static PlayerOptions Read(IReadOnlyList<string> arguments)
    {
        var options = new PlayerOptions();
        var onlyPaths = false;
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            if (onlyPaths || argument.Length < 2 || argument[0] != '-')
            {
                options = WithPath(options, argument);
            }
            else if (argument == "--")
            {
                onlyPaths = true;
            }
            else
            {
                options = WithOption(options, argument, arguments, ref i);
            }
        }

        return options;
    }

    private static PlayerOptions WithPath(PlayerOptions options, string path) => (path, options.Path) switch
    {
        ("", _) => throw new UsageException("The file's name is empty."),
        (_, null) => options with { Path = path },
        _ => throw new UsageException($"One file is played at a time, not both '{options.Path}' and '{path}'."),
    };

    private static PlayerOptions WithOption(PlayerOptions options, string argument, IReadOnlyList<string> arguments, ref int index)
    {
        var split = argument.IndexOf('=');
        var name = split < 0 ? argument : argument[..split];
        var given = split < 0 ? null : argument[(split + 1)..];
        switch (name)
        {
            case "--out":
                return options with { OutputFolder = Value(name, "a folder", given, arguments, ref index) };
            case "--speed":
                return options with { Speed = Speed(Value(name, "a number or max", given, arguments, ref index)) };
            case "--audio":
                return options with { AudioTrack = Number(name, 0, Value(name, "a track number", given, arguments, ref index)) };
            case "--loop":
                return options with { Passes = Number(name, 1, Value(name, "a number", given, arguments, ref index)) };
        }

        return given is not null && name is ("--no-decode" or "--no-frames" or "--json" or "--help")
            ? throw new UsageException($"{name} takes no value, but was given '{given}'.")
            : WithSwitch(options, argument);
    }

    private static PlayerOptions WithSwitch(PlayerOptions options, string argument) => argument switch
    {
        "--no-decode" => options with { Decodes = false },
        "--no-frames" => options with { WritesFrames = false },
        "--json" => options with { AsJson = true },
        "--help" or "-h" or "-?" => options with { ShowsUsage = true },
        _ => throw new UsageException($"There is no option '{argument}'."),
    };

    private static string Value(string name, string what, string? given, IReadOnlyList<string> arguments, ref int index)
    {
        if (given is null && index + 1 < arguments.Count && !arguments[index + 1].StartsWith("--", StringComparison.Ordinal))
        {
            given = arguments[++index];
        }

        return string.IsNullOrEmpty(given) ? throw new UsageException($"{name} needs {what}.") : given;
    }

    private static OscillatorSpeed Speed(string value)
    {
        if (value == "max")
        {
            return OscillatorSpeed.Maximum;
        }

        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        return double.TryParse(value, Style, CultureInfo.InvariantCulture, out var factor)
            && factor > 0 && double.IsFinite(factor)
            ? OscillatorSpeed.Times(factor)
            : throw new UsageException($"--speed is a number above 0, or max, not '{value}'.");
    }

    private static int Number(string name, int least, string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new UsageException($"{name} is a whole number from {least} on, not '{value}'.");
}
