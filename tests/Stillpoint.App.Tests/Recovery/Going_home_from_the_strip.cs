using Stillpoint.App.Records;
using Stillpoint.App.Recovery;
using Stillpoint.App.Session;
using Stillpoint.App.Session.Board;
using Stillpoint.App.Tests.Records;
using Stillpoint.App.Texts;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Recovery;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Recovery;

public sealed class Going_home_from_the_strip
{
    private static readonly DateTimeOffset Start = TestClock.Afternoon;

    private static readonly ClinicRow Harbour = new() { Id = Guid.Empty, Name = "Harbour & Sons", TimeZone = "America/New_York", Phone = "555 555 0100", CreatedAt = Start };

    private static SessionView View(int minutesNow, params (int Minutes, Entry Entry)[] entries) => View(minutesNow, [], entries);

    private static SessionView View(int minutesNow, Fact[] facts, (int Minutes, Entry Entry)[] entries, params Medication[] medications)
    {
        PatientRow person = new() { Id = Guid.Empty, ClinicId = Guid.Empty, Reference = "K7M3-PQ", GivenName = "Juniper", FamilyName = "Vale", BirthDate = new(1984, 3, 11), Language = "en", CreatedAt = Start };
        SessionRows rows = new(
            new() { Id = Guid.Empty, ClinicId = Guid.Empty, PatientId = Guid.Empty, VisitId = Guid.Empty, PlanVersionId = Guid.Empty, ChairId = Guid.Empty, OpenedAt = Start },
            new() { Id = Guid.Empty, ClinicId = Guid.Empty, PatientId = Guid.Empty, Kind = VisitKind.Session, StartsAt = Start, EndsAt = Start.AddHours(3), Status = VisitStatus.Arrived, EscortName = "Sage Vale", EscortPhone = "555 555 0177" },
            new() { Id = Guid.Empty, CourseId = Guid.Empty, Number = 1, Product = Product.KetamineRacemic, Route = Route.Intravenous, Indication = Indications.Find("IND-01")!, DoseRow = "DOS-01", Body = "", Verdict = Verdict.Allow, RulesVersion = "", Why = "", SignedAt = Start, SignatureId = Guid.Empty },
            "1", new(TimeZoneInfo.Utc, []), new(person, [], null, new(TimeZoneInfo.Utc, []), new(Guid.Empty, [])), 1, 6);
        var story = SessionStory.From(entries.Select((entry, index) => new SessionEvent(new Guid(index + 1, 0, 0, new byte[8]), index + 1, Start.AddMinutes(entry.Minutes), Start.AddMinutes(entry.Minutes), null, "person", null, entry.Entry)));
        return new(rows, new(story, 42), new Dictionary<Guid, string?>(), new(new(Guid.Empty, "Juniper Vale", new(1984, 3, 11), "K7M3-PQ"), new(null, null, null)), Start.AddMinutes(minutesNow),
            () => new(person, new(Guid.Empty, []), new PatientFacts(Start, facts), [], PatientRecord.Empty with { Medications = medications }, []))
        { Monitor = MonitorView.None };
    }

    private static readonly (int, Entry)[] Treated =
    [
        (-20, new Entry.VitalsCharted { Systolic = 122, Diastolic = 76, Spo2 = 98, OnOxygen = false }), (-2, new Entry.DrugStarted("IV", 75, 0.8m, 40, "paper")), (38, new Entry.DrugEnded(DrugEnding.Completed)),
    ];

    [Fact]
    public void What_was_not_charted_is_unknown_and_keeps_the_door_closed()
    {
        var answer = Discharge.Judge(RecoveryDesk.Facts(View(120, Treated), openRed: 0));
        Assert.NotEqual(DischargeOutcome.Ready, answer.Outcome);
        Assert.All(answer.Items.Where(item => item.Item is "DIS-02" or "DIS-06" or "DIS-09" or "DIS-13"), item => Assert.Equal(CriterionStatus.Unknown, item.Status));
    }

    [Fact]
    public void Saturation_counts_as_steady_only_since_it_last_fell()
    {
        var facts = RecoveryDesk.Facts(View(120, [.. Treated, (60, new Entry.VitalsCharted { Spo2 = 98, OnOxygen = false }), (90, new Entry.VitalsCharted { Spo2 = 93, OnOxygen = false }), (110, new Entry.VitalsCharted { Spo2 = 97, OnOxygen = false })]), openRed: 0);
        Assert.Equal(10, facts.Vitals.SpO2StableMinutes);
    }

    [Fact]
    public void A_drug_given_beside_it_starts_its_own_clock()
    {
        var facts = RecoveryDesk.Facts(View(120, [.. Treated, (70, new Entry.MedicationGiven("midazolam", "1 mg", "IV"))]), openRed: 0);
        Assert.Equal(Start.AddMinutes(130), Discharge.Judge(facts).EarliestAt);
    }

    [Fact]
    public void Times_are_told_in_the_clinics_own_time()
    {
        var answer = Discharge.Judge(RecoveryDesk.Facts(View(120, Treated), openRed: 0, TimeSpan.FromHours(-5)));
        Assert.Contains("12:08", answer.Items.Single(item => item.Item == "DIS-01").Because, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sheet_speaks_the_patients_language_and_is_safe_to_print()
    {
        var view = View(120, Treated);
        Assert.Contains("Do not drive", GoingHomeSheet.Html(view, Language.English, Harbour), StringComparison.Ordinal);
        Assert.Contains("No conduzca", GoingHomeSheet.Html(view, Language.Spanish, Harbour), StringComparison.Ordinal);
        // It is read the day after too: every day on it is a date.
        var day = TimeZoneInfo.ConvertTime(view.Now, Harbour.Zone);
        var sheet = GoingHomeSheet.Html(view, Language.English, Harbour);
        Assert.Contains($"{PatientDay.Of(day, Language.English)}, Harbour &amp; Sons, {GoingHomeSheet.Version}", sheet, StringComparison.Ordinal);
        Assert.Contains($"alone until {PatientDay.Of(day.AddDays(1), Language.English)}, after", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sheet_says_whom_to_call_and_which_medicines_were_left_out()
    {
        var view = View(120, Treated);
        Assert.Contains("Harbour &amp; Sons</dt><dd>555 555 0100", GoingHomeSheet.Html(view, Language.English, Harbour), StringComparison.Ordinal);
        Assert.DoesNotContain("left out", GoingHomeSheet.Html(view, Language.English, Harbour), StringComparison.Ordinal);
        IReadOnlyList<DrugHold> today = [new("lorazepam", true), new("sertraline", false)];
        var held = GateFacts.MedHolds.Fact((object)today, Start.AddHours(-1));
        var sheet = GoingHomeSheet.Html(View(120, [held], Treated), Language.English, Harbour);
        Assert.Contains("lorazepam: take it again at", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("sertraline", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sheet_names_the_medicines_nobody_could_check()
    {
        var view = View(120, [], Treated, Medication.Typed("Nardill"), Medication.Typed("sertraline"));
        Assert.Contains("Nardill: ask before you leave whether to take it today", GoingHomeSheet.Html(view, Language.English, Harbour), StringComparison.Ordinal);
        Assert.Contains("Nardill: pregunte antes de irse", GoingHomeSheet.Html(view, Language.Spanish, Harbour), StringComparison.Ordinal);
        Assert.DoesNotContain("sertraline", GoingHomeSheet.Html(view, Language.English, Harbour), StringComparison.Ordinal);
    }
}
