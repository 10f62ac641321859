using System.Text;
using StreamClass.Ks;

namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>One request of a client that may say anything.</summary>
internal sealed record RawRequest(RawHandle Handle, uint Code, byte[] Input, byte[] Output)
{
    /// <summary>What it would be if nothing were wrong with it.</summary>
    public required string Name { get; init; }

    /// <summary>Where it can be broken in a way that a check sees.</summary>
    public IReadOnlyList<Spot> Spots { get; init; } = [];

    /// <summary>What the client wants to do, when it asks for a pin: the input is a KSPIN_CONNECT.</summary>
    public FileAccess? Access { get; init; }

    /// <summary>The memory of each header, when it moves data: the input are the headers.</summary>
    public byte[][]? Data { get; init; }

    /// <summary>What was done to it; empty when it is meant to be valid.</summary>
    public string Broken { get; init; } = string.Empty;

    public bool IsMeantValid => Broken.Length == 0;

    /// <summary>What is wrong, when that alone has to be refused; null when it need not, or more is wrong.</summary>
    public string? Fatal { get; init; }

    public bool MustBeRefused => Fatal is not null && Fatal == Broken;

    /// <summary>Whether its client loses interest at once.</summary>
    public bool IsCancelled { get; init; }

    public RawRequest Break(string how) => this with { Broken = IsMeantValid ? how : $"{Broken}, {how}" };

    public override string ToString()
    {
        var text = new StringBuilder($"{Name} to {Handle}, code 0x{Code:X}");
        text.Append(IsMeantValid ? string.Empty : $", {Broken}").Append(IsCancelled ? ", cancelled" : string.Empty);
        text.Append(Access is { } access ? $", access {access}" : string.Empty);
        text.Append($", input {Convert.ToHexString(Input)}, output {Convert.ToHexString(Output)}");
        foreach (var piece in Data ?? [])
        {
            text.Append($", data {Convert.ToHexString(piece)}");
        }

        return text.ToString();
    }

    public static RawRequest Property(
        RawHandle handle, Guid set, uint id, KsPropertyFlags verb, byte[] output, ReadOnlySpan<byte> rest = default, params IReadOnlyList<Spot> spots) =>
        new(handle, (uint)KsControlCode.Property, KsStructure.ToArray(new KsProperty(set, id, verb), rest), output)
        {
            Name = $"{verb} property {id} of {set}", Spots = spots,
        };

    public static RawRequest Method(RawHandle handle, Guid set, uint id, KsMethodFlags verb, byte[] output, ReadOnlySpan<byte> rest = default) =>
        new(handle, (uint)KsControlCode.Method, KsStructure.ToArray(new KsMethod(set, id, verb), rest), output)
        {
            Name = $"{verb} method {id} of {set}",
        };
}
