namespace StreamClass.Benchmarks.Rigs;

/// <summary>What the one client loop of all variants sends its requests to.</summary>
internal interface IRequestTarget
{
    /// <summary>Sends a request; its client awaits it once.</summary>
    ValueTask SendAsync();
}
