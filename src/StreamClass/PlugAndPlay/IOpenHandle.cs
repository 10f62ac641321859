namespace StreamClass.PlugAndPlay;

/// <summary>Something of a device that a client holds open.</summary>
internal interface IOpenHandle
{
    /// <summary>Closes it, as if its client had.</summary>
    Task CloseAsync();

    /// <summary>Puts what runs into Pause, because the machine goes to sleep.</summary>
    Task PauseAsync();

    /// <summary>Lets run again what <see cref="PauseAsync"/> has paused.</summary>
    Task ResumeAsync();
}
