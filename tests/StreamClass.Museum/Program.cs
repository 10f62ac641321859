using StreamClass.Museum;
using StreamClass.Testing;
using StreamClass.Testing.Exploration;

Options options;
try
{
    options = Options.Parse(args);
}
catch (FormatException exception)
{
    Console.Error.WriteLine($"{exception.Message}\n\n{Options.Help}");
    return 2;
}

if (options.IsHelp)
{
    Console.WriteLine(Options.Help);
    return 0;
}

if (!options.WantsReports)
{
    ComparisonTable.Print(Console.Out, options);
    return 0;
}

foreach (var exhibit in options.Exhibits)
{
    try
    {
        Explore.Schedules(
            options.Schedules,
            machine => exhibit.PlayAsync(machine, isCorrected: false),
            new ExplorationOptions { Simulation = exhibit.Options });
        Console.WriteLine($"{exhibit.Name}: not found in {options.Schedules} schedules.");
    }
    catch (ExplorationException found)
    {
        Console.WriteLine($"{exhibit.Name}\n\n{found.Message}\n");
    }
}

return 0;
