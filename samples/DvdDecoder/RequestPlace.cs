namespace DvdDecoder;

/// <summary>Which descriptors of its ring a request has. Lies in the request's extension.</summary>
/// <param name="First">The index of the first.</param>
/// <param name="Count">How many they are.</param>
internal readonly record struct RequestPlace(uint First, uint Count);
