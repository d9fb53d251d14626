using System.Text.Json;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell;

namespace Stillpoint.App.Session.Board;

/// <summary>What surrounds a strip, as the database holds it: whose it is, where, what was ordered, and what is known of the patient.</summary>
/// <param name="Policies">Of the clinic the session is in, which need not be the patient's own.</param>
/// <param name="Number">Which session of its course it is, from one, and of how many; null outside a course.</param>
internal sealed record SessionRows(SessionRow Session, VisitRow Visit, PlanVersionRow Plan, string Chair, ClinicPolicies Policies, PatientRows Patient, int? Number, int? Of)
{
    public TimeZoneInfo Zone => Policies.Zone;

    public OrderView Order { get; } = new(Plan.Id, Plan.Product, Plan.Route, Plan.Indication, Number, Of) { Body = BodyOf(Plan), Signed = Plan, SignedAt = Plan.SignedAt, Verdict = Plan.Verdict };

    /// <summary>Whole years on a day at the clinic.</summary>
    public int AgeAt(DateTimeOffset local) => ClinicClock.Years(Patient.Person.BirthDate, DateOnly.FromDateTime(local.DateTime));

    /// <summary>An order whose body cannot be read has no numbers, and every page says so.</summary>
    private static PlanBody? BodyOf(PlanVersionRow plan)
    {
        try
        {
            return PlanBody.Read(plan.Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
