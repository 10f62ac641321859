namespace StreamClass.Kernel;

/// <summary>Something that a trace calls by a name which is the same in every run.</summary>
internal interface INamedSubject
{
    string Name { get; }
}
