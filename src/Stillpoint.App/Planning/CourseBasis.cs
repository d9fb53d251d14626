using Stillpoint.App.Pathway;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Planning;

/// <summary>What a course is ordered on: what is known of the patient, and what was judged and consented to before it.</summary>
internal sealed record CourseBasis(KnownPatient Known, Journey Journey)
{
    public static async Task<CourseBasis> Read(ClinicDb db, FactStore facts, Guid patient, DateTimeOffset at) => new(await facts.Read(patient, at), await Journey.Of(db, patient));

    /// <summary>Where the next session would stand in the course.</summary>
    public CourseSoFar SoFar
    {
        get
        {
            var done = Journey.Sessions.Count(session => Journey.Visits.Any(visit => visit.Id == session.VisitId && visit.CourseId == Journey.Course?.Id));
            return new(done + 1) { Previous = done > 0 && Journey.Plan is { } plan && PlanBody.Read(plan.Body).MgPerKg is { } last ? MgPerKg.Of(last) : null };
        }
    }

    /// <summary>Why a course of this isn't signed now; null when it was judged suitable and consented to. It is signed for that and for nothing else.</summary>
    public string? Blocks(CourseForm form) => (Journey.Suitability, Journey.Consent) switch
    {
        _ when !Journey.IsSuitable => "Opens when a prescriber has judged the patient suitable.",
        ({ } judged, _) when !IsFor(form, judged.Product, judged.Route, judged.Indication) =>
            $"Opens when a prescriber has judged the patient suitable for this: the decision is for {judged.Route.Words()} {judged.Product.Words()}, {judged.Indication.Name}.",
        (_, null) => "Opens when the patient has signed the consent.",
        (_, { } consent) when !IsFor(form, consent.Product, consent.Route, consent.Indication) =>
            $"Opens when the patient has signed the consent for this: the signed one is for {consent.Route.Words()} {consent.Product.Words()}, {consent.Indication.Name}.",
        _ => null,
    };

    private static bool IsFor(CourseForm form, Product product, Route route, Indication indication) =>
        form.Product.Has && form.Route.Has && form.Indication.Has && (form.Product.Given, form.Route.Given, form.Indication.Given) == (product, route, indication);
}
