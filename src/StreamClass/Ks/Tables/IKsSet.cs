namespace StreamClass.Ks;

/// <summary>A set of properties, methods or events that a minidriver declares.</summary>
internal interface IKsSet
{
    /// <summary>Names the set.</summary>
    Guid Set { get; }
}
