using Stillpoint.App.Records;

namespace Stillpoint.App.Authorization;

/// <summary>What a group of endpoints is for, and whom it lets in.</summary>
internal sealed record AccessPolicy(string Name, string Says, IReadOnlyList<Role> LetsIn)
{
    /// <summary>Whoever is shown one of its pages is noted in the audit; false only where no patient can appear.</summary>
    public bool AboutPatients { get; init; } = true;
}

/// <summary>
/// Every policy of the clinic, as data. An endpoint names one of these, or says it is open to anyone; an endpoint that
/// says nothing is closed to everybody. The table for people is docs/access.md, which a test compares with this one and
/// with what each route really answers.
/// </summary>
internal static class Access
{
    public const string
        SignedIn = "signed-in",
        AnyStaff = "any-staff",
        RunsTheFrontDesk = "runs-the-front-desk",
        OpensTheChart = "opens-the-chart",
        ReadsClinicalNotes = "reads-clinical-notes",
        ScreensPatients = "screens-patients",
        AtTheBedside = "at-the-bedside",
        SignsOrders = "signs-orders",
        WritesIntegrationNotes = "writes-integration-notes",
        WitnessesDrugs = "witnesses-drugs",
        KeepsTheDrugs = "keeps-the-drugs",
        LooksAtOutcomes = "looks-at-outcomes",
        ApprovesPolicies = "approves-policies",
        ManagesPeople = "manages-people",
        ApprovesRoles = "approves-roles",
        RunsTheClinic = "runs-the-clinic",
        KeepsTheCalendar = "keeps-the-calendar",
        ReadsTheAudit = "reads-the-audit",
        AsksTheMedicine = "asks-the-medicine",
        IsThePatient = "is-the-patient";

    public static IReadOnlyList<AccessPolicy> Policies { get; } =
    [
        new(SignedIn, "their own account and the rule cards, before they have any role too", Role.All) { AboutPatients = false },
        new(AnyStaff, "their own inbox", Role.OfStaff),
        new(RunsTheFrontDesk, "enquiries, bookings, the calendar and the inbox", [Role.MedicalDirector, Role.Prescriber, Role.Nurse, Role.Coordinator]),
        new(OpensTheChart, "a patient's chart: who they are, where they stand, what is booked", [Role.MedicalDirector, Role.Prescriber, Role.Nurse, Role.Coordinator, Role.Therapist, Role.Auditor]),
        new(ReadsClinicalNotes, "what was found, said, given and scored", [Role.MedicalDirector, Role.Prescriber, Role.Nurse, Role.Therapist, Role.Auditor]),
        new(ScreensPatients, "recording facts, measures, consent and screening answers", [Role.MedicalDirector, Role.Prescriber, Role.Nurse]),
        new(AtTheBedside, "the floor and the bedside: running a session", [Role.MedicalDirector, Role.Prescriber, Role.Nurse]),
        new(SignsOrders, "suitability, courses, doses and overrides, each signed", [Role.Prescriber]),
        new(WritesIntegrationNotes, "intention and integration notes of their own", [Role.Therapist]),
        new(WitnessesDrugs, "witnessed waste", [Role.Prescriber, Role.Nurse, Role.Custodian]),
        new(KeepsTheDrugs, "the ledger, counts and keys", [Role.Custodian]),
        new(LooksAtOutcomes, "how patients fare, counted", [Role.Owner, Role.MedicalDirector, Role.Prescriber, Role.Auditor]) { AboutPatients = false },
        new(ApprovesPolicies, "house policies, proposed and approved by two people of whom one is a medical director", [Role.MedicalDirector, Role.Prescriber]) { AboutPatients = false },
        new(ManagesPeople, "inviting people and giving or taking roles", [Role.Owner]) { AboutPatients = false },
        new(ApprovesRoles, "roles that sign, given by one person and approved by another", [Role.Owner, Role.MedicalDirector]) { AboutPatients = false },
        new(RunsTheClinic, "clinics, chairs, settings and keys for other programs", [Role.Owner]) { AboutPatients = false },
        new(KeepsTheCalendar, "opening hours, closed days, shifts, who is away and what chairs are fitted for", [Role.Owner, Role.MedicalDirector, Role.Coordinator]) { AboutPatients = false },
        new(ReadsTheAudit, "who saw and did what", [Role.Owner, Role.MedicalDirector, Role.Auditor]) { AboutPatients = false },
        new(AsksTheMedicine, "the clinical questions, of made-up or sent data; nothing is kept", Role.OfStaff) { AboutPatients = false },
        new(IsThePatient, "a patient's own pages", [Role.Patient]),
    ];
}
