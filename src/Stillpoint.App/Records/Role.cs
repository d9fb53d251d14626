namespace Stillpoint.App.Records;

/// <summary>
/// What a person may be in the clinic; one person may be several. The word is what is stored and never changes.
/// Being the owner opens no chart, and only the medical director's own role carries clinical authority.
/// </summary>
internal sealed record Role(string Word, string Title, string Does)
{
    /// <summary>What it signs, witnesses or approves counts for others, so it is given by one person and approved by another.</summary>
    public bool GivenByTwo { get; private init; }

    public static readonly Role Owner = new("owner", "Owner", "Invites people, gives roles, keeps the clinics and their settings") { GivenByTwo = true };
    public static readonly Role MedicalDirector = new("medical-director", "Medical director", "Answers for the medicine: house policies, rule review, outcomes and safety") { GivenByTwo = true };
    public static readonly Role Prescriber = new("prescriber", "Prescriber", "Decides who may be treated and with what, and signs") { GivenByTwo = true };
    public static readonly Role Nurse = new("nurse", "Nurse", "Runs sessions at the chair") { GivenByTwo = true };
    public static readonly Role Coordinator = new("coordinator", "Coordinator", "Turns enquiries into visits and chases what is missing");
    public static readonly Role Therapist = new("therapist", "Therapist", "Prepares and integrates; keeps notes of their own");
    public static readonly Role Custodian = new("custodian", "Custodian", "Holds the keys, the ledger and the counts, and witnesses waste; no clinical notes") { GivenByTwo = true };
    public static readonly Role Auditor = new("auditor", "Auditor", "Reads the audit and the records; changes nothing");
    public static readonly Role Patient = new("patient", "Patient", "Sees their own forms, visits and scores");

    public static IReadOnlyList<Role> All { get; } = [Owner, MedicalDirector, Prescriber, Nurse, Coordinator, Therapist, Custodian, Auditor, Patient];

    /// <summary>The roles a person can be invited into; a patient comes by another door.</summary>
    public static IReadOnlyList<Role> OfStaff { get; } = [.. All.Where(role => role != Patient)];

    public static Role? Find(string word) => All.FirstOrDefault(role => role.Word == word);

    public override string ToString() => Word;
}
