namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>Who acts at the moment, whose code that is, and on top of whom.</summary>
internal sealed class ActingCode
{
    private readonly Stack<(SharedObject Acting, object? Owner)> _beneath = new();

    /// <summary>Who acts.</summary>
    public SharedObject Acting { get; private set; } = new(Digest.Of(99));

    /// <summary>Whose code it runs; null when nobody is known to own it.</summary>
    public object? Owner { get; set; }

    /// <summary>Stands for who acts and all those beneath.</summary>
    public Digest Stack
    {
        get
        {
            var stack = Acting.Name;
            foreach (var (beneath, _) in _beneath)
            {
                stack = stack.Then(beneath.Name);
            }

            return stack;
        }
    }

    /// <summary>Somebody else acts instead.</summary>
    public void Change(SharedObject acting, object? owner)
    {
        Acting.Owner = Owner;
        Acting = acting;
        Owner = owner;
    }

    /// <summary>Something begins on top of who acts.</summary>
    /// <param name="code">What it is.</param>
    /// <param name="owner">Whose code it is; null means that of whoever left it behind.</param>
    public void Nest(SharedObject code, object? owner)
    {
        _beneath.Push((Acting, Owner));
        Acting = code;
        Owner = owner ?? code.Owner;
    }

    /// <summary>What was on top is over.</summary>
    public void Return() => (Acting, Owner) = _beneath.Pop();
}
