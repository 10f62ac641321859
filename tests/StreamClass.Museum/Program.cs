using StreamClass.Museum;

const int Done = 0;
const int Failed = 1;
const int NotTried = 2;

Options options;
try
{
    options = Options.Parse(args);
}
catch (FormatException exception)
{
    Console.Error.WriteLine($"{exception.Message}\n\n{Options.Help}");
    return NotTried;
}

if (options.IsHelp)
{
    Console.WriteLine(Options.Help);
    return Done;
}

if (options.WantsReports || options.IsOfCorrected)
{
    return Explorations.Print(Console.Out, options) ? Done : Failed;
}

ComparisonTable.Print(Console.Out, options);
return Done;
