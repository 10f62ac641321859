namespace StreamClass.PlugAndPlay;

/// <summary>Something of a device that a client holds open.</summary>
internal interface IOpenHandle
{
    /// <summary>Closes it, as if its client had.</summary>
    Task CloseAsync();
}
