namespace StreamClass.Tests.Conformance.Proving;

/// <summary>What came of a row.</summary>
/// <param name="Row">The row's full name.</param>
/// <param name="Failed">How many of its tests failed while it was off.</param>
/// <param name="Tests">How many tests it has.</param>
/// <param name="Reason">Why it is not proved; null when it is.</param>
internal sealed record RowProof(string Row, int Failed, int Tests, string? Reason)
{
    public bool IsProved => Reason is null;

    public override string ToString() => IsProved
        ? $"proved      {Row}: {Failed} of {Tests} tests failed while it was off"
        : $"NOT PROVED  {Row}: {Reason}";
}
