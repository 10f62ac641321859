using StreamClass.ClassDriver.Controls;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Methods;

/// <summary>A call of a method, and its declaration.</summary>
internal sealed class MethodRequest
{
    public MethodRequest(ControlRequest control, in KsMethod method)
    {
        Control = control;
        Method = method;

        // Once: what a filter declares changes when its streams are enumerated again.
        var declared = control.Target.Methods;
        SetIndex = declared.IndexOf(method.Set);
        DeclaredSet = SetIndex < 0 ? null : declared[SetIndex];
        Item = DeclaredSet?.Find(method.Id);
    }

    public ControlRequest Control { get; }

    public KsMethod Method { get; }

    /// <summary>What is asked, without the mark that it is asked of a node.</summary>
    public KsMethodFlags Verb => Method.Flags & ~KsMethodFlags.Topology;

    public bool IsOfNode => (Method.Flags & KsMethodFlags.Topology) != 0;

    /// <summary>The set as the minidriver declared it, or null.</summary>
    public KsMethodSet? DeclaredSet { get; }

    /// <summary>The index of that set among those declared, or -1.</summary>
    public int SetIndex { get; }

    /// <summary>The declaration of the method, or null.</summary>
    public KsMethodItem? Item { get; }

    /// <summary>Whether the minidriver gets the client's data at all.</summary>
    public bool UsesData => (Item!.Flags & KsMethodItemFlags.Modify) != 0;

    /// <summary>Whether the minidriver writes to it.</summary>
    public bool ReturnsData => (Item!.Flags & KsMethodItemFlags.Write) != 0;
}
