using System.Globalization;
using StreamClass.Tests.RawRequests;

namespace StreamClass.Conformance;

/// <summary>What the command line asks of the campaign of raw requests.</summary>
internal static class RawRequestsOptions
{
    public const string Command = "raw-requests";

    /// <summary>Reads what follows the command.</summary>
    /// <exception cref="FormatException">It makes no sense.</exception>
    public static CampaignOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new CampaignOptions { Count = CampaignOptions.FullCount, Start = Task.Run };
        for (var i = 0; i < arguments.Length; i++)
        {
            options = arguments[i] switch
            {
                "--count" => options with { Count = (int)Number(arguments, ref i, int.MaxValue) },
                "--seed" => options with { Seed = Number(arguments, ref i, ulong.MaxValue) },
                _ => throw new FormatException($"{Command} has no option {arguments[i]}."),
            };
        }

        return options;
    }

    private static ulong Number(ReadOnlySpan<string> arguments, ref int i, ulong most)
    {
        var option = arguments[i++];
        return i < arguments.Length && ulong.TryParse(arguments[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0 && number <= most
            ? number
            : throw new FormatException($"{option} wants a positive whole number.");
    }
}
