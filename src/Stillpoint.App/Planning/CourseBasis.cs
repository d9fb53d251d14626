using Stillpoint.App.Pathway;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Planning;

/// <summary>What a course is ordered on: what is known of the patient, and what was judged and consented to before it.</summary>
/// <param name="Given">What earlier sessions gave.</param>
/// <param name="Next">When the next session is booked, in the clinic's time; null while none is.</param>
internal sealed record CourseBasis(KnownPatient Known, Journey Journey, IReadOnlyList<DoseGivenBefore> Given, DateTimeOffset? Next)
{
    public static async Task<CourseBasis> Read(ClinicDb db, FactStore facts, IDosesGiven given, Guid patient, DateTimeOffset at)
    {
        var journey = await Journey.Of(db, patient);
        return new(await facts.Read(patient, at), journey, await given.Of(patient), journey.NextVisit is { Kind: VisitKind.Session } visit ? visit.StartsAt.ToOffset(at.Offset) : null);
    }

    /// <summary>Given already on the day of the next session; null when there is nothing to count or no session is booked.</summary>
    public Dose? TotalThatDay => Next is { } next && Given.Where(dose => ClinicCalendar.Date(dose.At, next) == ClinicCalendar.Date(next)).ToList() is { Count: > 0 } that
        ? that.Aggregate(Dose.None, (sum, dose) => sum + dose.Amount)
        : null;

    /// <summary>Where the next session would stand in the course.</summary>
    public CourseSoFar SoFar
    {
        get
        {
            var done = Journey.Sessions.Count(session => Journey.Visits.Any(visit => visit.Id == session.VisitId && visit.CourseId == Journey.Course?.Id));
            return new(done + 1)
            {
                HoursSinceLast = Next is { } next && Given is [.., var latest] && latest.At < next ? Math.Round((decimal)(next - latest.At).TotalHours, 1) : null,
                SessionsLast7Days = Next is { } booked ? Given.Count(dose => dose.At < booked && dose.At > booked.AddDays(-7)) : null,
                Previous = done > 0 && Journey.Plan is { } plan && PlanBody.Read(plan.Body).MgPerKg is { } last ? MgPerKg.Of(last) : null,
            };
        }
    }

    /// <summary>Why a course of this isn't signed now; null when it was judged suitable and consented to. It is signed for that and for nothing else.</summary>
    public string? Blocks(CourseForm form) => (Journey.Suitability, Journey.Consent) switch
    {
        _ when !Journey.IsSuitable => "Opens when a prescriber has judged the patient suitable.",
        ({ } judged, _) when Over(judged) is { } rule => $"Opens when a prescriber has decided on suitability again: the override of {rule} held until now.",
        ({ } judged, _) when !IsFor(form, judged.Product, judged.Route, judged.Indication) =>
            $"Opens when a prescriber has judged the patient suitable for this: the decision is for {judged.Route.Words()} {judged.Product.Words()}, {judged.Indication.Name}.",
        (_, null) => "Opens when the patient has signed the consent.",
        (_, { } consent) when !IsFor(form, consent.Product, consent.Route, consent.Indication) =>
            $"Opens when the patient has signed the consent for this: the signed one is for {consent.Route.Words()} {consent.Product.Words()}, {consent.Indication.Name}.",
        _ => null,
    };

    /// <summary>The rule whose override holds no longer, by its day or its session; null while all hold.</summary>
    private string? Over(SuitabilityRow judged)
    {
        var since = Journey.Sessions.Count(session => session.ClosedAt is not null && session.OpenedAt > judged.DecidedAt);
        return GivenOverride.Of(judged).FirstOrDefault(one => !one.Value.StillHolds(DateOnly.FromDateTime(Known.Facts.At.DateTime), since)).Key;
    }

    private static bool IsFor(CourseForm form, Product product, Route route, Indication indication) =>
        form.Product.Has && form.Route.Has && form.Indication.Has && (form.Product.Given, form.Route.Given, form.Indication.Given) == (product, route, indication);
}
