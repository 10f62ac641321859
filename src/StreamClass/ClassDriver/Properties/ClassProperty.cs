using StreamClass.ClassDriver.Controls;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Properties;

/// <summary>Answers a get or a set of one property. The request and the value have at least the lengths that were declared.</summary>
internal delegate ValueTask<KsAnswer> PropertyHandler(ControlRequest request);

/// <summary>A property that the class driver knows.</summary>
/// <param name="Id">Its id within the set.</param>
/// <param name="MinProperty">The least length of a request, in bytes.</param>
/// <param name="MinData">The least length of a value, in bytes; 0 when the handler looks at it.</param>
internal sealed record ClassProperty(uint Id, uint MinProperty = KsProperty.NativeSize, uint MinData = 0)
{
    /// <summary>Reads it, or null.</summary>
    public PropertyHandler? Get { get; init; }

    /// <summary>Writes it, or null.</summary>
    public PropertyHandler? Set { get; init; }

    /// <summary>Whether a minidriver that declares it answers it.</summary>
    public bool IsMinidrivers { get; init; }

    /// <summary>Whether the class driver has an answer of its own.</summary>
    public bool IsAnswered => Get is not null || Set is not null;

    /// <summary>A property that only a minidriver answers, if it declares it.</summary>
    public static ClassProperty OfMinidriver(uint id) => new(id) { IsMinidrivers = true };

    /// <summary>A property that nobody answers, whatever a minidriver declares.</summary>
    public static ClassProperty OfNobody(uint id) => new(id);
}
