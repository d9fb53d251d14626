using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Session.Board;
using Stillpoint.App.Session.Gate;
using Stillpoint.App.Shell;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Monitoring;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Session;

/// <summary>What every page of one session shows: who, where, what was ordered, what happened, and who wrote it.</summary>
public sealed class SessionView
{
    private readonly SessionRows rows;
    private readonly JudgedStory judged;
    private readonly PatientToday today;
    private readonly Lazy<KnownPatient> known;
    private readonly Lazy<Withdrawn?> withdrawn;

    internal SessionView(SessionRows rows, JudgedStory judged, IReadOnlyDictionary<Guid, string?> names, PatientToday today, DateTimeOffset now, Func<KnownPatient>? everything = null, Lazy<Withdrawn?>? basis = null)
    {
        (this.rows, this.judged, this.today, Names, Now) = (rows, judged, today, names, now);
        // In the clinic's own time, so that every sentence names its times as people there read them.
        known = new(everything ?? (() => rows.Patient.At(TimeZoneInfo.ConvertTime(now, rows.Zone))));
        withdrawn = basis ?? new(() => SignedBasis.Of(rows, judged.Story, TimeZoneInfo.ConvertTime(now, rows.Zone)));
    }

    internal SessionRows Rows => rows;

    /// <summary>What was signed and no longer rests on what is known; null while everything does.</summary>
    internal Withdrawn? Withdrawn => withdrawn.Value;

    public Guid Id => rows.Session.Id;
    public Guid Clinic => rows.Session.ClinicId;
    public PatientIdentity Who => today.Who;

    /// <summary>Everything known of the patient, as the rules take it.</summary>
    internal KnownPatient Known => known.Value;

    /// <summary>What of the patient brings readings closer together.</summary>
    internal MonitoredRisk Risk => today.Risk;
    public string Chair => rows.Chair;
    public SessionStory Story => judged.Story;
    internal JudgedStory Judged => judged;
    public OrderView Order => rows.Order;

    /// <summary>What the monitors say at this moment.</summary>
    public required MonitorView Monitor { get; init; }

    /// <summary>When the visit was booked to start.</summary>
    public DateTimeOffset BookedFor => rows.Visit.StartsAt;
    /// <summary>The nurse the visit was booked with.</summary>
    public Guid? Nurse => rows.Visit.Nurse;
    internal Guid Visit => rows.Visit.Id;
    public string? EscortName => rows.Visit.EscortName;
    public string? EscortPhone => rows.Visit.EscortPhone;

    /// <summary>Since when it is this adult: what was found out of another one before doesn't count for them.</summary>
    internal DateTimeOffset? EscortNamedAt => rows.Visit.EscortNamedAt;
    public DateTimeOffset Now { get; }
    public IReadOnlyDictionary<Guid, string?> Names { get; }
    public bool Closed => rows.Session.ClosedAt is not null;
    internal DateTimeOffset OpenedAt => rows.Session.OpenedAt;
    internal TimeZoneInfo Zone => rows.Zone;

    /// <summary>Whole years of age today.</summary>
    public int AgeYears => rows.AgeAt(TimeZoneInfo.ConvertTime(Now, Zone));

    public string NameOf(Guid? person) => person is { } id ? Names.GetValueOrDefault(id) ?? "somebody who left" : "the system";
}

/// <summary>What a prescriber signed for this session, as far as every page needs it.</summary>
public sealed record OrderView(Guid Plan, Product Product, Route Route, Indication Indication, int? Number, int? Of)
{
    /// <summary>The order in numbers; null when it cannot be read.</summary>
    internal PlanBody? Body { get; init; }

    /// <summary>The version of the course that was signed.</summary>
    internal PlanVersionRow Signed { get; init; } = default!;

    public DateTimeOffset SignedAt { get; init; }

    internal Verdict Verdict { get; init; }

    internal MgPerKg? MgPerKg => Body?.MgPerKg is { } dose ? Care.Units.MgPerKg.Of(dose) : null;

    public string Drug => Product switch { Product.Esketamine => "Esketamine", Product.KetamineRacemic => "Ketamine" };

    /// <summary>IV, IM, intranasal: how a bedside says it.</summary>
    public string Way => Route.IsIntranasal() ? "intranasal" : Route is Route.IntravenousBolus ? "IV bolus" : Route.Code();
}
