using System.Globalization;

namespace StreamClass.Conformance;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Help = """
        Proves the rows of docs/conformance.md: switches each row off and requires that one of its tests notices.

        usage: dotnet run -c Conformance --project tests/StreamClass.Conformance -- [filter] [--jobs N] [--time-limit seconds]

          filter           only rows whose full name contains this, as "13.3" or "READ_DATA"; "13.3 " with a blank for just that section
          --jobs N         how many processes run tests at once; the number of processors unless told
          --time-limit S   seconds after which a test counts as failed; 20 unless told
          --verbose        prints a line for each proved row too, and says what failed
          --help           this text

        Or sends random raw requests to a device on a live machine, and requires that everything works afterwards; in any configuration:

        usage: dotnet run -c Release --project tests/StreamClass.Conformance -- raw-requests [--count N] [--seed S]

          --count N        how many requests; 1000000 unless told
          --seed S         what the requests are made of; 1 unless told

        Exit code: 0 when every row is proved, or nothing broke and every check answered; 1 when not; 2 when it could not be tried.
        """;

    public string Filter { get; private init; } = string.Empty;

    public int Jobs { get; private init; } = Environment.ProcessorCount;

    public TimeSpan TimeLimit { get; private init; } = TimeSpan.FromSeconds(20);

    public bool IsVerbose { get; private init; }

    public bool IsHelp { get; private init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It makes no sense.</exception>
    public static Options Parse(string[] arguments)
    {
        var options = new Options();
        for (var i = 0; i < arguments.Length; i++)
        {
            options = arguments[i] switch
            {
                "--help" or "-h" => options with { IsHelp = true },
                "--verbose" => options with { IsVerbose = true },
                "--jobs" => options with { Jobs = Number(arguments, ref i) },
                "--time-limit" => options with { TimeLimit = TimeSpan.FromSeconds(Number(arguments, ref i)) },
                ['-', ..] => throw new FormatException($"There is no option {arguments[i]}."),
                _ when options.Filter.Length > 0 => throw new FormatException("There can be one filter only."),
                _ => options with { Filter = arguments[i] },
            };
        }

        return options;
    }

    private static int Number(string[] arguments, ref int i)
    {
        var option = arguments[i++];
        return i < arguments.Length && int.TryParse(arguments[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"{option} wants a positive whole number.");
    }
}
