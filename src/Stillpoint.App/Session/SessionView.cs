using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Session;

/// <summary>What every page of one session shows: who, where, what was ordered, what happened, and who wrote it.</summary>
public sealed class SessionView
{
    public required Guid Id { get; init; }
    public required Guid Clinic { get; init; }
    public required PatientIdentity Who { get; init; }

    /// <summary>Everything known of the patient, as the rules take it.</summary>
    internal KnownPatient Known { get; init; } = default!;
    public required string Chair { get; init; }
    public required SessionStory Story { get; init; }
    public required OrderView Order { get; init; }

    /// <summary>When the visit was booked to start.</summary>
    public required DateTimeOffset BookedFor { get; init; }
    public required string? EscortName { get; init; }
    public required string? EscortPhone { get; init; }
    public required DateTimeOffset Now { get; init; }
    public required IReadOnlyDictionary<Guid, string> Names { get; init; }
    public required bool Closed { get; init; }

    /// <summary>Whole years of age today.</summary>
    public required int AgeYears { get; init; }

    public string NameOf(Guid? person) => person is { } id ? Names.GetValueOrDefault(id, "somebody who left") : "the system";
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
