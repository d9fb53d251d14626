using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;
using Stillpoint.Care.Session.Monitoring;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Tests.Session;

public sealed class Whom_the_schedule_watches
{
    private static readonly DateTimeOffset Two = new(2026, 11, 19, 14, 0, 0, TimeSpan.Zero);

    private static SessionStory Story(params (int Minutes, Entry Entry)[] entries) =>
        SessionStory.From(entries.Select((entry, index) => new SessionEvent(new Guid(index + 1, 0, 0, new byte[8]), index + 1, Two.AddMinutes(entry.Minutes), Two.AddMinutes(entry.Minutes), null, "person", null, entry.Entry)));

    private static MonitoredSession Watch(SessionStory story, PatientRecord record, Route route = Route.Intravenous, params IReadOnlyList<Fact> facts) =>
        MonitoredPatient.Of(story, route, "IND-01", null, 42, new PatientCase(Two, new(Product.KetamineRacemic, route), record, facts), Two.AddMinutes(12));

    private static readonly SessionStory Running = Story(
        (-5, new Entry.VitalsCharted { Systolic = 120, Diastolic = 75, HeartRate = 70, Spo2 = 98, RespiratoryRate = 14 }), (0, new Entry.DrugStarted("IV", 75, 0.8m, 40, "Charted for the test.")));

    private static Condition Problem(string code) =>
        new("test") { Codes = [new ClinicalCode(ClinicalCode.Icd10Cm, code, code)], VerificationStatus = "confirmed", ClinicalStatus = "active" };

    private static DateTimeOffset? NextPressure(MonitoredSession session) => Schedule.Of(session).Due.First(item => item.What == MonitoredSign.BloodPressure).DueAt;

    [Fact]
    public void With_a_known_list_and_a_sound_heart_pressure_is_due_every_ten_minutes()
    {
        var known = PatientRecord.Empty with { Conditions = [Problem("F33.2")] };
        Assert.False(Watch(Running, known).CardiovascularRisk);
        Assert.Equal(Two.AddMinutes(10), NextPressure(Watch(Running, known)));
    }

    [Fact]
    public void With_high_pressure_on_the_list_it_is_due_every_five()
    {
        var hypertension = PatientRecord.Empty with { Conditions = [Problem("I10")] };
        Assert.True(Watch(Running, hypertension).CardiovascularRisk);
        Assert.Equal(Two.AddMinutes(5), NextPressure(Watch(Running, hypertension)));
    }

    [Fact]
    public void A_list_nobody_went_through_says_nothing_and_is_watched_as_a_risk()
    {
        Assert.Null(Watch(Running, PatientRecord.Empty).CardiovascularRisk);
        Assert.Equal(Two.AddMinutes(5), NextPressure(Watch(Running, PatientRecord.Empty)));
    }

    [Fact]
    public void An_injection_ends_as_it_is_given_and_a_spray_with_its_last_device()
    {
        var injected = Story((0, new Entry.DoseGiven("Ketamine", "IM", 40, WithoutGate: "Charted for the test.")));
        Assert.Equal(Two, Watch(injected, PatientRecord.Empty, Route.Intramuscular).EndedAt);

        Entry Spray(int device) => new Entry.DoseGiven("Esketamine", "IN_Esketamine", 28, device, WithoutGate: "Charted for the test.");
        Assert.Null(Watch(Story((0, Spray(1)), (5, Spray(2))), PatientRecord.Empty, Route.IntranasalEsketamine).EndedAt);
        Assert.Equal(Two.AddMinutes(5), Watch(Story((0, Spray(1)), (5, Spray(2)), (5, new Entry.DrugEnded(DrugEnding.Completed))), PatientRecord.Empty, Route.IntranasalEsketamine).EndedAt);
    }
}
