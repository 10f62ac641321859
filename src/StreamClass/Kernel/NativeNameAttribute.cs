namespace StreamClass.Kernel;

/// <summary>Carries the name that the documentation of the native interface gives to a type or member.</summary>
/// <param name="name">The native name, as the headers spell it.</param>
[AttributeUsage(AttributeTargets.All, AllowMultiple = false, Inherited = false)]
public sealed class NativeNameAttribute(string name) : Attribute
{
    /// <summary>The native name, as the headers spell it.</summary>
    public string Name { get; } = name;
}
