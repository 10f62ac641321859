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
        var declared = control.Target.Methods;
        for (var i = 0; i < declared.Count; i++)
        {
            if (declared[i].Set == method.Set)
            {
                DeclaredSet = declared[i];
                SetIndex = i;
                break;
            }
        }

        foreach (var item in DeclaredSet?.MethodItem ?? [])
        {
            if (item.MethodId == method.Id)
            {
                Item = item;
                break;
            }
        }
    }

    public ControlRequest Control { get; }

    public KsMethod Method { get; }

    /// <summary>What is asked, without the mark that it is asked of a node.</summary>
    public KsMethodFlags Verb => Method.Flags & ~KsMethodFlags.Topology;

    public bool IsOfNode => (Method.Flags & KsMethodFlags.Topology) != 0;

    /// <summary>The set as the minidriver declared it, or null, and its index among those declared.</summary>
    public KsMethodSet? DeclaredSet { get; }

    public int SetIndex { get; }

    /// <summary>The declaration of the method, or null.</summary>
    public KsMethodItem? Item { get; }

    /// <summary>Whether the minidriver gets the client's data at all.</summary>
    public bool UsesData => (Item!.Flags & KsMethodItemFlags.Modify) != 0;

    /// <summary>Whether the minidriver writes to it.</summary>
    public bool ReturnsData => (Item!.Flags & KsMethodItemFlags.Write) != 0;
}
