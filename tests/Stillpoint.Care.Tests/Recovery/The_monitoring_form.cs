using System.Globalization;
using Stillpoint.Care.Recovery;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Record;
using Patient = Stillpoint.Care.Tests.Screening.Patient;

namespace Stillpoint.Care.Tests.Recovery;

public sealed class The_monitoring_form
{
    private static readonly OrderedDose Order = new("Esketamine", "IN_Esketamine", 56) { Devices = 2 };

    private static readonly (int Minute, Entry Entry)[] Ordinary =
    [
        (-20, new Entry.DrugPrepared("esketamine", null, "LOT7", new(2027, 5, 1), 56, null)),
        (-5, Pressure(128, 80)), (0, Device(1)), (5, Device(2)), (5, new Entry.DrugEnded(DrugEnding.Completed)),
        (45, Pressure(142, 88)), (45, new Entry.ScaleScored("MOAA/S", 5)), (45, new Entry.ScaleScored("CADSS-23", 2)),
        (90, new Entry.RecoveryScored("ALDRETE", [2, 2, 2, 2, 2])), (120, Pressure(130, 82)), (130, new Entry.Discharged("Wren Vale", "sheet", Guid.Empty)),
    ];

    private static Entry Pressure(decimal systolic, decimal diastolic) => new Entry.VitalsCharted { Systolic = systolic, Diastolic = diastolic, Spo2 = 98, RespiratoryRate = 14 };

    private static Entry Device(int number, int left = 1, int right = 1) => new Entry.DoseGiven("Esketamine", "IN_Esketamine", 28, number) { SpraysLeft = left, SpraysRight = right };

    private static MonitoringForm Form(IEnumerable<(int Minute, Entry Entry)> happened, Patient? patient = null, OrderedDose? order = null)
    {
        var story = SessionStory.From(happened.OrderBy(one => one.Minute).Select((one, index) =>
            new SessionEvent(new Guid(index + 1, 0, 0, new byte[8]), index + 1, Ready.Ten.AddMinutes(one.Minute), Ready.Ten.AddMinutes(one.Minute), null, "person", null, one.Entry)));
        var known = (patient ?? Patient.APatient()).OfEsketamine().With(ScreeningFacts.PatientRemsEnrolled, true).With(ScreeningFacts.SiteRemsCertified, true);
        return MonitoringForm.Of(story, order ?? Order, known.Case, at => at.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    private static string? Field(MonitoringForm form, string what) => Assert.Single(form.Fields, field => field.What == what).Says;

    private static MonitoringForm Changed(params (int Minute, Entry Entry)[] more) => Form([.. Ordinary, .. more]);

    [Fact]
    public void Of_an_ordinary_session_is_filled_from_the_strip_and_nothing_contradicts()
    {
        var form = Form(Ordinary);
        Assert.Empty(form.Contradictions);
        Assert.Equal("56 mg", Field(form, "Dose"));
        Assert.Equal("LOT7", Field(form, "Lot"));
        Assert.Equal("28 mg at 10:05; sprays: left 1, right 1", Field(form, "Device 2"));
        Assert.Equal("130", Field(form, "Minutes from the first device to the end of monitoring"));
        Assert.Equal("90", Field(form, "Minutes to being ready, were there no two hours"));
        Assert.Equal(("128/80 mmHg at 09:55", "Yes"), (Field(form, "Blood pressure before"), Field(form, "Acceptable before the dose")));
        Assert.Equal("142/88 mmHg at 10:45", Field(form, "Blood pressure about 40 min after"));
        Assert.Equal(("130/82 mmHg at 12:00", "Yes"), (Field(form, "Blood pressure before the end"), Field(form, "Acceptable before the end")));
        Assert.Equal(("No", "No", "No"), (Field(form, "Sedation"), Field(form, "Dissociation"), Field(form, "Respiratory depression")));
        Assert.Equal(("No", "None charted"), (Field(form, "Benzodiazepine"), Field(form, "Serious events")));
    }

    public static TheoryData<string, (int, Entry)[], string> Contradicting => new()
    {
        { "third device", [(10, Device(3))], "The order is for 2 devices, and 3 are on the strip." },
        { "less than five minutes", [(3, Device(3))], "less than five minutes apart" },
        { "sprays", [(10, Device(3, left: 2, right: 0))], "not one spray in each nostril" },
        { "sedation unseen", [(50, new Entry.ScaleScored("MOAA/S", 3))], "The scores show sedation from 10:50, and no event of it is charted." },
        { "sedation unscored", [(50, Event("Sedation"))], "An event of sedation is charted, and no score shows it." },
        { "dissociation stays", [(50, new Entry.ScaleScored("CADSS-23", 18)), (50, Event("Dissociation"))], "The last score still shows dissociation, and the patient has left." },
        { "low saturation", [(50, new Entry.VitalsCharted { Spo2 = 86 })], "no event of breathing is charted" },
        { "serious, and its end unknown", [(50, Event("Syncope", serious: true, outcome: EventOutcome.Unknown))], "was serious, and how it ended is not known" },
        { "nobody said whether serious", [(50, new Entry.AdverseEvent("Headache", 1, "nothing"))], "nobody said whether it was serious" },
        { "two lots", [(-19, new Entry.DrugPrepared("esketamine", null, "LOT8", new(2027, 5, 1), 28, null))], "More than one lot" },
    };

    private static Entry Event(string what, bool serious = false, EventOutcome outcome = EventOutcome.Recovered) => new Entry.AdverseEvent(what, serious ? 3 : 1, "watched") { Serious = serious, Outcome = outcome, Relation = EventRelation.Possible };

    [Theory, MemberData(nameof(Contradicting))]
    public void What_does_not_agree_is_named(string what, (int, Entry)[] more, string says) =>
        Assert.True(Changed(more).Contradictions.Any(one => one.Contains(says, StringComparison.Ordinal)), $"{what}: {string.Join('\n', Changed(more).Contradictions)}");

    [Fact]
    public void What_nobody_charted_is_left_open_and_never_a_no()
    {
        var form = Form([(0, Device(1)), (130, new Entry.LeftAgainstAdvice("Had to go.", "Stay."))]);
        foreach (var what in (string[])["Sedation", "Dissociation", "Respiratory depression", "Blood pressure before", "Acceptable before the end", "Lot"]) Assert.Null(Field(form, what));
        Assert.Contains("Nobody scored sedation after the first device.", form.Contradictions);
        Assert.Contains("No blood pressure was charted before the first device.", form.Contradictions);
        Assert.DoesNotContain(form.Contradictions, one => one.Contains("less than two hours", StringComparison.Ordinal));
    }

    [Fact]
    public void Less_than_two_hours_is_said_with_whether_it_was_against_advice()
    {
        var went = Form([.. Ordinary[..^2], (110, Pressure(130, 82)), (115, new Entry.Discharged("Wren Vale", "sheet", Guid.Empty))]);
        Assert.Contains("Monitoring lasted less than two hours, and nobody charted that the patient left against advice.", went.Contradictions);
        var left = Form([.. Ordinary[..^2], (110, Pressure(130, 82)), (115, new Entry.LeftAgainstAdvice("Had to go.", "Stay."))]);
        Assert.Contains("Monitoring lasted less than two hours: the patient left against advice. The form says so.", left.Contradictions);
    }

    [Fact]
    public void A_medicine_of_the_groups_is_a_yes_with_its_name() =>
        Assert.Equal("Yes: lorazepam 1 mg", Field(Form(Ordinary, Patient.APatient().Taking("lorazepam 1 mg")), "Benzodiazepine"));

    [Fact]
    public void Two_sprays_in_one_nostril_are_asked_about_and_three_are_refused()
    {
        var story = SessionStory.From([new(Guid.Empty, 1, Ready.Ten, Ready.Ten, null, "person", null, new Entry.TimeOutSigned("2026-11-22", "go", 56, Guid.Empty, Guid.Empty, Guid.Empty))]);
        Recording Decide(Entry entry) => Recording.Decide(story, new(entry, Ready.Ten, null, new(Prescriber: false)), new(Ready.Ten, 45, Order));
        Assert.IsType<Recording.Write>(Decide(Device(1)));
        Assert.Contains("one spray into each nostril", Assert.Single(Assert.IsType<Recording.Ask>(Decide(Device(1, left: 2, right: 0))).Questions).Says, StringComparison.Ordinal);
        Assert.Contains("two sprays", Assert.IsType<Recording.Refuse>(Decide(Device(1, left: 2, right: 1))).Because, StringComparison.Ordinal);
    }
}
