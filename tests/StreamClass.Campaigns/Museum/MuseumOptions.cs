using System.Globalization;
using StreamClass.Testing.Tests.Museum;

namespace StreamClass.Campaigns.Museum;

/// <summary>What the command line asks for.</summary>
internal sealed record MuseumOptions
{
    public const string Command = "museum";

    public const string Help =
        """
        Prints how many schedules each strategy needs until it finds each bug of the museum.

          dotnet run -c Release --project tests/StreamClass.Campaigns -- museum [options] [exhibits]

          exhibits           names of exhibits; all of them unless some are named
          --schedules <n>    how many schedules a search has, 10000 unless said otherwise
          --seeds <n>        how many searches there are for each strategy, 10 unless said otherwise
          --reports          prints what a failed exploration says of each exhibit instead
          --corrected        explores the corrected twin of each exhibit instead
          --help             prints this
        """;

    public IReadOnlyList<Exhibit> Exhibits { get; private init; } = Testing.Tests.Museum.Exhibits.All;

    public int Schedules { get; private init; } = 10_000;

    public int Seeds { get; private init; } = 10;

    public bool WantsReports { get; private init; }

    public bool IsOfCorrected { get; private init; }

    public bool IsHelp { get; private init; }

    /// <exception cref="FormatException">The arguments are not understood.</exception>
    public static MuseumOptions Parse(string[] arguments)
    {
        var options = new MuseumOptions();
        var named = new List<Exhibit>();
        while (arguments.Length > 0)
        {
            (options, arguments) = arguments switch
            {
                ["--schedules", var number, .. var rest] => (options with { Schedules = Positive(number) }, rest),
                ["--seeds", var number, .. var rest] => (options with { Seeds = Positive(number) }, rest),
                ["--reports", .. var rest] => (options with { WantsReports = true }, rest),
                ["--corrected", .. var rest] => (options with { IsOfCorrected = true }, rest),
                ["--help", .. var rest] => (options with { IsHelp = true }, rest),
                _ => (options with { Exhibits = Add(named, arguments[0]) }, arguments[1..]),
            };
        }

        return options;
    }

    private static int Positive(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
            ? value
            : throw new FormatException($"'{number}' is not a positive number.");

    private static List<Exhibit> Add(List<Exhibit> named, string name)
    {
        named.Add(Testing.Tests.Museum.Exhibits.All.FirstOrDefault(exhibit => exhibit.Name == name)
            ?? throw new FormatException($"The museum has no exhibit '{name}'."));
        return named;
    }
}
