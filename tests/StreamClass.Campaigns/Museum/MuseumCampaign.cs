namespace StreamClass.Campaigns.Museum;

/// <summary>The museum: a table of its exhibits, or one exploration of each.</summary>
internal static class MuseumCampaign
{
    /// <exception cref="FormatException">The arguments are not understood.</exception>
    public static ExitCode Run(string[] arguments)
    {
        var options = MuseumOptions.Parse(arguments);
        if (options.IsHelp)
        {
            Console.WriteLine(MuseumOptions.Help);
            return ExitCode.Done;
        }

        if (options.WantsReports || options.IsOfCorrected)
        {
            return Explorations.Print(Console.Out, options) ? ExitCode.Done : ExitCode.Failed;
        }

        ComparisonTable.Print(Console.Out, options);
        return ExitCode.Done;
    }
}
