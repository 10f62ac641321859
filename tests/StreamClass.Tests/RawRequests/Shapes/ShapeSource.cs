namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>Builds a request that is right.</summary>
internal delegate RawRequest Shape(Dice dice, KnownHandles handles);

/// <summary>Requests of one kind.</summary>
/// <param name="Weight">How often they come, against the others.</param>
/// <param name="Shapes">Each as often as the others.</param>
internal sealed record ShapeSource(int Weight, IReadOnlyList<Shape> Shapes);
