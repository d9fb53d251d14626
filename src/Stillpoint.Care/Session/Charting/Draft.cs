using Stillpoint.Care.Screening;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Session.Charting;

/// <summary>By what right an entry is written: as a prescriber, with a signature taken for it on its own page, or by the program itself. The default is whoever stands at the bedside.</summary>
public readonly record struct Authority(bool Prescriber = false, bool Signed = false, bool Automatic = false);

/// <summary>An entry as somebody wants it written: what, when it was measured, what it corrects, and by what right.</summary>
public sealed record Draft(Entry Entry, DateTimeOffset MeasuredAt, Guid? Supersedes = null, Authority By = default)
{
    /// <summary>Of the event this becomes, so that an answer by the strip's order knows it.</summary>
    public Guid Id { get; init; }
}

/// <summary>What else the strip is judged by at the moment of writing.</summary>
/// <param name="AgeYears">Of the patient, by which the sets since a stop are judged; unknown, and a stopped drug does not go on.</param>
/// <param name="Order">What was signed for this session; null when it cannot be read, and then every comparison asks.</param>
/// <param name="Closed">The session was closed without its strip saying so, as when there is no treatment today.</param>
public sealed record Circumstances(DateTimeOffset Now, decimal? AgeYears = null, OrderedDose? Order = null, bool Closed = false)
{
    /// <summary>The day at the clinic, by which a vial has expired; null judges none.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>A prescriber writes it, and answers for what they give.</summary>
    public bool ByPrescriber { get; init; }

    /// <summary>What is known of the patient, for what a drug beside the ketamine isn't given with; null when it could not be read.</summary>
    public PatientCase? Patient { get; init; }

    /// <summary>An alert that is open and for which nobody signed that the drug may start; null where there is none.</summary>
    public string? Alert { get; init; }

    /// <summary>What no longer rests on what is known of the patient; null while everything that was signed does.</summary>
    public Withdrawn? Withdrawn { get; init; }

    /// <summary>What the patient was last found to weigh, in kg; null where it is not known.</summary>
    public decimal? MeasuredKg { get; init; }
}

/// <summary>Something an entry says that is possible and improbable: asked once, where it is typed; confirmed, it stands in the entry by its key.</summary>
public sealed record EntryQuestion(string Key, string Says)
{
    /// <summary>The moments that were probably meant, the likeliest first, where it is the moment that is asked about.</summary>
    public IReadOnlyList<DateTimeOffset>? Instead { get; init; }
}

/// <summary>What a prescriber signed for a session, as far as an entry is compared with it; what the order doesn't state is null and never taken for agreement.</summary>
public sealed record OrderedDose(string Drug, string Route, decimal DoseMg)
{
    /// <summary>In the syringe or bag, in mg/mL and mL.</summary>
    public decimal? MgPerMl { get; init; }

    public decimal? VolumeMl { get; init; }

    public decimal? MlPerHour { get; init; }

    /// <summary>How many spray devices make up the dose.</summary>
    public int? Devices { get; init; }

    /// <summary>The weight the dose was computed with, in kg; null where the dose doesn't follow the weight.</summary>
    public decimal? WeightKg { get; init; }

    public decimal? VialMgPerMl { get; init; }

    public decimal? VialMl { get; init; }
}
