namespace StreamClass.Benchmarks.Headline.Running;

/// <summary>How one client submits. Implemented by structs, so that the client loop is compiled for each of them alone.</summary>
internal interface ISubmission
{
    /// <summary>Submits one request.</summary>
    /// <param name="slot">Which of the client's outstanding requests it is, below the depth; free since its last one was awaited.</param>
    ValueTask SubmitAsync(int slot);
}
