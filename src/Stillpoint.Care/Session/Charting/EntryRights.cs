using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Session.Charting;

/// <summary>Who may write which entry, and which entries are answered by a newer one instead of being corrected.</summary>
public static class EntryRights
{
    /// <summary>Why this entry is not theirs to write; null when it is.</summary>
    public static string? Refuses(Entry entry, Authority by) => entry switch
    {
        Entry.MedicationOrdered { How: not Medicines.OrderedHow.Verbal } or Entry.OrderCountersigned when !(by.Prescriber && by.Signed) => "A prescriber signs this on its own page.",
        Entry.StopClosed when !by.Prescriber => "Only a prescriber records this.",
        Entry.RestartOrdered or Entry.AlertOverridden or Entry.SessionSigned or Entry.Addendum when !(by.Prescriber && by.Signed) => "A prescriber signs this on its own page.",
        _ when IsSigned(entry) && !by.Signed => "This is recorded on its own page, where it is signed.",
        _ => null,
    };

    /// <summary>Why what a draft corrects cannot be corrected by it; null when it can, or when it corrects nothing.</summary>
    public static string? RefusesCorrection(SessionStory story, Draft draft)
    {
        if (draft.Supersedes is not { } id) return draft.Entry is Entry.Corrected ? "Say which entry was made in error." : null;
        if (story.Strip.FirstOrDefault(one => one.Id == id) is not { } earlier) return "The entry to correct is not on this strip.";
        if (story.CorrectionOf(id) is not null) return "That entry was corrected already. Correct the newer one.";
        // Until the drug is given, the same two hands may prepare anew; the time-out is then signed again.
        if (earlier.Entry is Entry.DrugPrepared && draft.Entry is Entry.DrugPrepared) return story.WasGivenDrug ? "The drug was given from what was prepared. A prescriber's addendum says what was wrong with it." : null;
        if (Answer(earlier.Entry) is { } answer) return answer;
        return draft.Entry is Entry.Corrected || earlier.Entry.GetType() == draft.Entry.GetType() ? null : "A correction is of the same kind as what it corrects.";
    }

    /// <summary>How an entry that is never struck or restated is answered; null for one that may be corrected.</summary>
    public static string? Answer(Entry earlier) => earlier switch
    {
        Entry.StopRaised => "A stop is never struck out. A prescriber closes it and says why; a wrong value that raised it is corrected by itself.",
        Entry.StopClosed => "A closing stands. If the reason is still there, raise the stop again.",
        Entry.RestartOrdered => "A signed order stands. A prescriber orders anew, and the newest counts.",
        Entry.TimeOutSigned => "Two people signed the time-out, and it stands. It runs out after ten minutes; then both read it and sign again.",
        Entry.MedicationOrdered { How: not Medicines.OrderedHow.Verbal } => "A signed order stands. Give nothing on it, and let the prescriber order anew.",
        Entry.IdentityChecked => "A check of identity stands. Check again; the newest counts.",
        Entry.CheckAnswered or Entry.GateOverridden or Entry.AlertOverridden => "What was answered at the gate stands. Answer it again there; the newest counts.",
        Entry.DrugPrepared or Entry.SecondChecked => "What was prepared is checked by two people. Prepare it anew at the gate, with the second check.",
        Entry.Corrected => "A correction is not struck out. Enter what happened anew.",
        _ when IsSigned(earlier) => "A signed entry is never struck out. A prescriber amends the session with a signed addendum.",
        _ => null,
    };

    private static bool IsSigned(Entry entry) => entry is Entry.GateOverridden or Entry.AlertOverridden or Entry.DrugPrepared or Entry.SecondChecked or Entry.TimeOutSigned or Entry.WasteWitnessed or Entry.Discharged
        or Entry.LeftAgainstAdvice or Entry.InstructionsAcknowledged or Entry.SessionSigned or Entry.IdentityChecked or Entry.CheckAnswered or Entry.RestartOrdered or Entry.StaffHandover or Entry.Addendum or Entry.OrderCountersigned or Entry.MedicationOrdered { How: not Medicines.OrderedHow.Verbal };
}
