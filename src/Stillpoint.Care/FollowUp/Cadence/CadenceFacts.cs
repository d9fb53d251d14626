using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.Care.FollowUp.Cadence;

/// <summary>A session in which drug was given, by the moment the last of it went in.</summary>
public sealed record GivenSession(Guid Id, DateTimeOffset EndedAt);

/// <summary>A session that is booked.</summary>
public sealed record BookedSession(Guid Visit, DateTimeOffset StartsAt);

/// <summary>A form that was answered, however it came.</summary>
public sealed record AnsweredForm(string Instrument, DateTimeOffset At);

/// <summary>What the checks of one patient hang on.</summary>
/// <param name="Zone">Where the patient is: quiet hours are theirs.</param>
public sealed record CadenceFacts(TimeZoneInfo Zone)
{
    public House House { get; init; } = House.Shipped;

    /// <summary>Sessions given, in order.</summary>
    public IReadOnlyList<GivenSession> Given { get; init; } = [];

    /// <summary>Sessions ahead, in order.</summary>
    public IReadOnlyList<BookedSession> Booked { get; init; } = [];

    /// <summary>What the patient is treated for, such as <c>IND-01</c>; its own scale leads.</summary>
    public string? Indication { get; init; }

    /// <summary>The codes of the scales that the plan itself names.</summary>
    public IReadOnlyList<string> Planned { get; init; } = [];

    /// <summary>The same as if every booked session were given as planned: for showing beforehand what a patient will get.</summary>
    public CadenceFacts AsPlanned(TimeSpan length) => this with
    {
        Given = [.. Given.Concat(Booked.Select(booked => new GivenSession(booked.Visit, booked.StartsAt + length))).OrderBy(session => session.EndedAt)],
    };

    public IReadOnlyList<AnsweredForm> Answered { get; init; } = [];

    /// <summary>Whether the words of a form may be shown to this patient in their language.</summary>
    public Func<Instrument, bool> MayShow { get; init; } = _ => true;
}

/// <summary>One check as a patient will get it: when it is sent, until when it counts, what it asks, and when it is brought to mind.</summary>
/// <param name="Key">The same key is the same check, whenever it is planned again.</param>
public sealed record PlannedCheck(string Key, CheckMoment Moment, DateTimeOffset SendAt, DateTimeOffset Closes, IReadOnlyList<Instrument> Forms)
{
    public Guid? Session { get; init; }

    public IReadOnlyList<DateTimeOffset> Reminders { get; init; } = [];

    /// <summary>Asked at the chair and not sent.</summary>
    public bool AtTheClinic => Moment == CheckMoment.AtTheEnd;

    /// <summary>An answer of it may call somebody: it is sent only where somebody answers, and missed it goes to a person.</summary>
    public bool AsksSafety => Forms.Any(form => form.SafetyItems.Count > 0);
}

/// <summary>A form or a whole check that is not asked, and why.</summary>
public sealed record LeftOut(CheckMoment Moment, DateTimeOffset At, string What, string Because);

/// <summary>Everything a patient will be asked, in order, and what is left out.</summary>
public sealed record CadencePlan(IReadOnlyList<PlannedCheck> Checks, IReadOnlyList<LeftOut> LeftOut);
