using StreamClass.ClassDriver.Controls;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Properties;

/// <summary>Answers a get or a set of one property. The request and the value have at least the lengths that were declared.</summary>
internal delegate ValueTask<KsAnswer> PropertyHandler(ControlRequest request);

/// <summary>A property that the class driver itself answers.</summary>
/// <param name="Id">Its id within the set.</param>
/// <param name="Name">Its native name without that of the set: CINSTANCES, STATE.</param>
/// <param name="MinProperty">The least length of a request, in bytes.</param>
/// <param name="MinData">The least length of a value, in bytes; 0 when the handler looks at it.</param>
internal sealed record ClassProperty(uint Id, string Name, uint MinProperty, uint MinData)
{
    public PropertyHandler? Get { get; init; }

    public PropertyHandler? Set { get; init; }
}
