using System.Globalization;
using System.Text;

namespace StreamClass.Testing.Exploration.Schedules;

/// <summary>What decides a run: where it deviates from the default, and which operations of clients it leaves out.</summary>
/// <remarks>
/// Its text is "s1:" and the deviations as number.pick; then the operations that are left out; then, if it deviates, what the path up
/// to the last deviation must hash to. "s1:12.1,57.2/3/9f3ab21c".
/// </remarks>
/// <param name="Deviations">The deviations, in the order of their numbers.</param>
/// <param name="LeftOut">The numbers of the operations that are left out, in order.</param>
/// <param name="Checksum">Of the path up to and including the last deviation; zero without one.</param>
internal sealed record Schedule(IReadOnlyList<Deviation> Deviations, IReadOnlyList<int> LeftOut, uint Checksum)
{
    public const string Prefix = "s1:";

    public override string ToString()
    {
        var text = new StringBuilder(Prefix);
        text.AppendJoin(',', Deviations.Select(static deviation => string.Create(CultureInfo.InvariantCulture, $"{deviation.Number}.{deviation.Pick}")));
        text.Append('/').AppendJoin(',', LeftOut.Select(static number => number.ToString(CultureInfo.InvariantCulture)));
        return text.Append(CultureInfo.InvariantCulture, $"/{Checksum:x8}").ToString();
    }
}
