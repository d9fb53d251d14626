using Stillpoint.Care.Session;

namespace Stillpoint.App.Session.Floor;

/// <summary>One chair as the floor shows it: who is in it, what stands there, and how soon it needs a human.</summary>
public sealed record FloorChair(Guid Id, string Name, SessionView? View, Assessment? Assessment, Expected? Next, Attention Attention)
{
    /// <summary>The session in this chair whose strip cannot be read: who is in it, and nothing else, is known.</summary>
    public Unreadable? Unreadable { get; init; }
}

/// <summary>A session whose strip cannot be read, and whose it is.</summary>
public sealed record Unreadable(Guid Session, string Who);

/// <summary>Whom a free chair waits for today.</summary>
public sealed record Expected(Guid Visit, string Who, DateTimeOffset StartsAt);

/// <summary>Who is responsible today: prescribers on duty, and which nurse has which chairs.</summary>
public sealed record Cover(IReadOnlyList<string> Prescribers, IReadOnlyList<(string Nurse, string Chairs)> Nurses);

/// <summary>The whole floor of a clinic at a moment.</summary>
public sealed record FloorView(Guid Clinic, string ClinicName, DateTimeOffset Now, IReadOnlyList<FloorChair> Chairs, IReadOnlySet<Guid> Mine, Cover Cover)
{
    /// <summary>How many of all its chairs hold somebody with drug on board, whichever are shown.</summary>
    public int Treated { get; init; }

    /// <summary>The day at the clinic.</summary>
    public DateOnly Today { get; init; }
}
