using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;

namespace Stillpoint.App.Alerts;

/// <summary>Something a person signed about a patient: what, when, and where it stands.</summary>
internal sealed record SignedThing(string What, Guid Signer, DateTimeOffset At, string Page);

/// <summary>Who signed what about a patient, and how they hear that it rests on something that was corrected since.</summary>
internal sealed class Signers(ClinicDb db, Tasks tasks, TimeProvider clock)
{
    /// <summary>Time to look at it before it is late.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromHours(24);

    /// <summary>Everything signed of these charts since a moment, the latest first.</summary>
    public async Task<IReadOnlyList<SignedThing>> Since(IReadOnlyCollection<Guid> patients, DateTimeOffset since, CancellationToken cancel = default)
    {
        var judged = await db.Set<SuitabilityRow>().Where(row => patients.Contains(row.PatientId)).Select(row => new { Subject = "suitability/", row.Id, row.PatientId }).ToListAsync(cancel);
        var ordered = await db.Set<PlanVersionRow>().Join(db.Set<CourseRow>().Where(course => patients.Contains(course.PatientId)), plan => plan.CourseId, course => course.Id, (plan, course) => new { Subject = "plan-version/", plan.Id, course.PatientId }).ToListAsync(cancel);
        var treated = await db.Set<SessionRow>().Where(row => patients.Contains(row.PatientId)).Select(row => new { Subject = "session/", row.Id, row.PatientId }).ToListAsync(cancel);
        var of = judged.Concat(ordered).Concat(treated).ToDictionary(thing => thing.Subject + thing.Id, StringComparer.Ordinal);
        var signed = await db.Set<SignatureRow>().AsNoTracking().Where(row => of.Keys.Contains(row.Subject) && row.At >= since).ToListAsync(cancel);
        var agreed = await db.Set<ConsentRow>().AsNoTracking().Where(row => patients.Contains(row.PatientId) && row.SignedAt >= since).ToListAsync(cancel);
        return [.. signed.Select(row => (Row: row, Thing: of[row.Subject])).Select(one => new SignedThing(What(one.Thing.Subject), one.Row.By, one.Row.At, Page(one.Thing.Subject, one.Thing.Id, one.Thing.PatientId)))
            .Concat(agreed.Select(row => new SignedThing("consent", row.ExplainedBy, row.SignedAt, $"/patients/{row.PatientId}/consent")))
            .OrderByDescending(thing => thing.At)];
    }

    /// <summary>Tells each signer once, in their own inbox, in the transaction that corrected it.</summary>
    /// <param name="clinic">The patient's.</param>
    /// <param name="patient">Whose.</param>
    /// <param name="signed">What they signed.</param>
    /// <param name="what">What was corrected or taken back, such as “Birth date corrected”.</param>
    /// <param name="page">Where it is shown.</param>
    public void Tell(Guid clinic, Guid patient, IReadOnlyList<SignedThing> signed, string what, string page)
    {
        foreach (var theirs in signed.GroupBy(thing => thing.Signer))
            tasks.Open(clinic, patient, TaskKind.Corrected, $"{what} after you signed: {string.Join(", ", theirs.Select(thing => thing.What).Distinct())}", Role.Prescriber, clock.Moment() + Within, about: page).Owner = theirs.Key;
    }

    private static string What(string subject) => subject switch
    {
        "suitability/" => "suitability",
        "plan-version/" => "the order",
        _ => "the session",
    };

    private static string Page(string subject, Guid id, Guid patient) => subject switch
    {
        "suitability/" => $"/patients/{patient}/suitability",
        "plan-version/" => $"/patients/{patient}/course",
        _ => $"/sessions/{id}",
    };
}
