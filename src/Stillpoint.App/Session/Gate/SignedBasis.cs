using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Session.Board;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Gate;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Gate;

/// <summary>Judges again what a session was signed on: suitability, the order, and the gate as its time-out saw it. Every rule is the medicine's own.</summary>
internal static class SignedBasis
{
    /// <summary>What no longer rests on what is known; null while all of it does, and once no more of the drug can be given.</summary>
    /// <param name="rows">The session with what surrounds it.</param>
    /// <param name="story">Its strip.</param>
    /// <param name="at">Now, in the clinic's own time.</param>
    /// <param name="asOf">What an entry was written on that is corrected now: nothing that was written down later speaks against it.</param>
    public static Withdrawn? Of(SessionRows rows, SessionStory story, DateTimeOffset at, DateTimeOffset? asOf = null)
    {
        if (rows.Session.ClosedAt is not null || story.Phase is Phase.Recovery or Phase.Home or Phase.Closed) return null;
        var patient = asOf is { } moment ? rows.Patient.Until(moment) : rows.Patient;
        var toSign = (rows.Suitability is { } decision ? Reopening.Withdrawn(decision, patient, at, rows.SessionsSince) : null) ?? OrderBasis.Withdrawn(rows.Plan, patient, at);
        List<string> changed = [];
        if (GateBasis.Signed(story) is { } signed)
        {
            if (rows.Plan.SignedAt > signed.RecordedAt && !(rows.Plan.SignedAt > asOf)) changed.Add("Order: a prescriber signed another version.");
            changed.AddRange(Changed(rows, patient, story, signed, at).Select(item => $"{item.Rule.Label}: {item.Finding!.Because}"));
        }
        return toSign is null && changed.Count == 0 ? null : new(toSign, changed);
    }

    /// <summary>
    /// The strip without the overrides whose finding has changed since, by a fact, a new reading or another version of the order: a
    /// signature is for what stood there then.
    /// </summary>
    public static SessionStory WithoutOvertaken(SessionRows rows, SessionStory story, DateTimeOffset at)
    {
        if (rows.Order.Body is null || !story.Has<Entry.GateOverridden>()) return story;
        var now = Judge(rows, rows.Patient, story, at);
        var overtaken = story.All<Entry.GateOverridden>().Where(signed => IsOvertaken(signed.Event, signed.Entry.Item))
            .Select(signed => signed.Event.Id).ToHashSet();
        return overtaken.Count == 0 ? story : SessionStory.From(story.Strip.Where(one => !overtaken.Contains(one.Id)), story.House);

        bool IsOvertaken(SessionEvent signed, string item) => rows.Plan.SignedAt > signed.RecordedAt
            || GateBasis.Changed(Judge(rows, rows.Patient.Until(signed.RecordedAt), GateBasis.Strips(story, signed).Then, at), now)
                .Any(changed => changed.Rule.Id == item);
    }

    /// <summary>The items of the gate that stand otherwise than when somebody signed or answered.</summary>
    /// <param name="rows">The session with what surrounds it.</param>
    /// <param name="patient">What is known of the patient.</param>
    /// <param name="story">Its strip.</param>
    /// <param name="signed">What they wrote then.</param>
    /// <param name="at">Now, in the clinic's own time.</param>
    public static IReadOnlyList<GateItem> Changed(SessionRows rows, PatientRows patient, SessionStory story, SessionEvent signed, DateTimeOffset at)
    {
        if (rows.Order.Body is null) return [];
        var (then, now) = GateBasis.Strips(story, signed);
        return GateBasis.Changed(Judge(rows, patient.Until(signed.RecordedAt), then, at), Judge(rows, patient, now, at));
    }

    private static GateAnswer Judge(SessionRows rows, PatientRows known, SessionStory strip, DateTimeOffset at) =>
        SessionGate.Judge(GateEvidence.CaseOf(rows, known.At(at), strip, _ => "a prescriber", at));
}
