namespace StreamClass.ClassDriver.Queues;

/// <summary>Whether the minidriver holds a request of a queue, for rows about what it may hold at once.</summary>
internal static class HeldRequestsOfQueue
{
    public static bool AreAny(ClassDevice device, RequestQueue queue)
    {
        var held = device.Requests.Held();
        foreach (var request in held)
        {
            request.Release();
        }

        return Array.Exists(held, request => request.Queue == queue);
    }
}
