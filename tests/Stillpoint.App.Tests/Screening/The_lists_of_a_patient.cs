using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Screening;

public sealed class The_lists_of_a_patient(OneClinic clinic) : IClassFixture<OneClinic>
{
    [Fact]
    public async Task An_empty_list_says_nothing_until_it_was_gone_through()
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        Assert.Contains("Unknown, not asked", await nurse.Read($"/patients/{patient.Id}"), StringComparison.Ordinal);
        using var asked = await nurse.Fill($"/patients/{patient.Id}/lists", "reviewed-allergy");
        Assert.Equal($"/patients/{patient.Id}/lists", Visitor.To(asked));
        var page = await Drawn.From(nurse.Get($"/patients/{patient.Id}/lists"));
        Assert.Contains("none known", page.Text, StringComparison.Ordinal);
        Assert.Contains("nobody has asked", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_are_added_shown_and_ended()
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        var lists = $"/patients/{patient.Id}/lists";
        await nurse.Fill(lists, "add-condition", ("text", "Recurrent depression"), ("icd10", "f33.1"), ("status", "active"), ("onset", "2014-06"), ("confirmed", "true"));
        await nurse.Fill(lists, "add-allergy", ("substance", "latex"), ("reaction", "wheeze"));
        await nurse.Fill(lists, "add-medication", ("name", "sertraline"), ("doseMg", "100"), ("timesADay", "1"));
        var page = await Drawn.From(nurse.Get(lists));
        Assert.Contains("Recurrent depression (F33.1), active, confirmed, since 2014-06", page.Text, StringComparison.Ordinal);
        Assert.Contains("latex: wheeze", page.Text, StringComparison.Ordinal);
        Assert.Contains("sertraline, 100 mg, 1 a day", page.Text, StringComparison.Ordinal);

        var end = System.Text.RegularExpressions.Regex.Match(page.Html, "value=\"(?<form>end-[0-9a-f-]{36})\"(?=(?:(?!</form>).)*End: latex)", System.Text.RegularExpressions.RegexOptions.Singleline | System.Text.RegularExpressions.RegexOptions.ExplicitCapture).Groups["form"].Value;
        await nurse.Fill(lists, end);
        Assert.DoesNotContain("latex", await nurse.Read(lists), StringComparison.Ordinal);
    }

    private async Task<(PatientRow Patient, string Lists, Visitor Nurse)> OnThreeMedicines()
    {
        var (patient, nurse) = (await clinic.Patient(), await clinic.As(Role.Nurse));
        var lists = $"/patients/{patient.Id}/lists";
        foreach (var (name, dose) in new[] { ("sertraline", "100"), ("lorazepam", "1"), ("ibuprofen", "400") })
        {
            using (await nurse.Fill(lists, "add-medication", ("name", name), ("doseMg", dose), ("timesADay", "1"))) { }
            clinic.Running.Clock.Pass(TimeSpan.FromSeconds(1));
        }
        return (patient, lists, nurse);
    }

    private async Task<Dictionary<string, string>> Newest(PatientRow patient)
    {
        await using var db = clinic.Open();
        return db.Set<FactRow>().Where(row => row.PatientId == patient.Id).OrderBy(row => row.RecordedAt).ThenBy(row => row.Id).ToList().GroupBy(row => row.Key).ToDictionary(rows => rows.Key, rows => rows.Last().Value);
    }

    [Fact]
    public async Task Of_a_patient_who_says_that_nothing_changed_are_asked_through_in_one_act()
    {
        var (patient, lists, nurse) = await OnThreeMedicines();
        using var kept = await nurse.Fill(lists, "reconcile", ("act", "as-before"));
        Assert.Equal(lists, Visitor.To(kept));
        var newest = await Newest(patient);
        Assert.Equal("no", newest["reconciliationChanged"]);
        Assert.True(newest.ContainsKey("reconciledAt") && newest.ContainsKey("medicationListReviewedAt"));
        Assert.Contains("sertraline: continues; lorazepam: continues; ibuprofen: continues", await nurse.Read(lists), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_by_line_say_what_was_stopped_and_changed_and_what_nobody_is_sure_of_is_somebodys_task()
    {
        var (patient, lists, nurse) = await OnThreeMedicines();
        string[] lines;
        await using (var db = clinic.Open()) lines = [.. db.Set<FactRow>().Where(row => row.PatientId == patient.Id && row.Key == "medication").OrderBy(row => row.RecordedAt).ThenBy(row => row.Id).Select(row => row.Id).ToList().Select(id => id.ToString("N"))];
        var page = await Drawn.From(nurse.Fill(lists, "reconcile", ($"now-{lines[0]}", "changed"), ($"now-{lines[1]}", "stopped"), ($"stopped-{lines[1]}", "2031-01-01"), ("act", "lines")));
        Assert.Contains("write what changed", page.Error($"dose-{lines[0]}"), StringComparison.Ordinal);
        Assert.Contains("not later than today", page.Error($"stopped-{lines[1]}"), StringComparison.Ordinal);
        Assert.Contains("ibuprofen: choose", page.Error($"now-{lines[2]}"), StringComparison.Ordinal);
        Assert.False((await Newest(patient)).ContainsKey("reconciledAt"));

        using (await nurse.Fill(lists, "reconcile", ($"now-{lines[0]}", "changed"), ($"dose-{lines[0]}", "150"), ($"now-{lines[1]}", "stopped"), ($"stopped-{lines[1]}", "2026-11-12"), ($"now-{lines[2]}", "unsure"), ("act", "lines"))) { }
        var text = (await Drawn.From(nurse.Get(lists))).Text;
        Assert.Contains("sertraline, 150 mg, 1 a day", text, StringComparison.Ordinal);
        Assert.Contains("stopped 2026-11-12", text, StringComparison.Ordinal);
        var newest = await Newest(patient);
        Assert.Equal("yes", newest["reconciliationChanged"]);
        Assert.False(newest.ContainsKey("medicationListReviewedAt"));
        await using var after = clinic.Open();
        Assert.Contains("not sure of ibuprofen", after.Set<TaskRow>().Single(task => task.PatientId == patient.Id && task.Kind == TaskKind.FactsMissing).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_another_changed_meanwhile_is_gone_through_again()
    {
        var (patient, lists, nurse) = await OnThreeMedicines();
        var send = await nurse.Prepare(lists, "reconcile", ("act", "as-before"));
        using (await nurse.Fill(lists, "add-medication", ("name", "tramadol"), ("doseMg", "50"), ("timesADay", "2"))) { }
        Assert.Contains("not what your page showed any more", string.Join(' ', (await Drawn.From(send())).Summary), StringComparison.Ordinal);
        Assert.False((await Newest(patient)).ContainsKey("reconciledAt"));
    }

    [Fact]
    public async Task A_condition_no_rule_understands_is_named_where_a_prescriber_decides_with_what_nobody_asked()
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        var prescriber = await clinic.As(Role.Prescriber);
        await nurse.Fill($"/patients/{patient.Id}/lists", "add-condition", ("text", "Hay fever"), ("status", "active"), ("confirmed", "true"));
        await nurse.Fill($"/patients/{patient.Id}/lists", "add-condition", ("text", "AAA screening negative"), ("status", "active"), ("confirmed", "true"));
        var judged = prescriber.Fill($"/patients/{patient.Id}/suitability", "suitability", ("product", "KetamineRacemic"), ("route", "IV"), ("indication", "IND-01"), ("act", "judge"));
        var page = await Drawn.From(judged);
        Assert.Contains("No rule understands", page.Text, StringComparison.Ordinal);
        Assert.Contains("Hay fever", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody has asked about", page.Text, StringComparison.Ordinal);
        Assert.Contains("Read as a denial: AAA screening negative", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Every rule was judged with data", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_going_through_a_list_attests_stands_beside_the_button() => Assert.Contains(
        "these are then judged absent: Aneurysmal vascular disease", (await Drawn.From((await clinic.As(Role.Nurse)).Get($"/patients/{(await clinic.Patient()).Id}/lists"))).Text, StringComparison.Ordinal);

    /// <summary>What was not screened is named wherever somebody decides: a misspelt medicine must not look like a clear one.</summary>
    [Fact]
    public async Task A_medicine_nobody_recognizes_is_named_on_every_page_that_decides()
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        var prescriber = await clinic.As(Role.Prescriber);
        var lists = $"/patients/{patient.Id}/lists";
        const string Says = "\"nardill\" is not recognized. Is it Nardil? Correct the entry.";
        await nurse.Fill(lists, "add-medication", ("name", "Nardill"), ("act", "add"));
        foreach (var page in new[] { lists, $"/patients/{patient.Id}", $"/patients/{patient.Id}/suitability" })
            Assert.Contains(Says, (await Drawn.From(prescriber.Get(page))).Text, StringComparison.Ordinal);

        await nurse.Fill(lists, "add-medication", ("name", "Nardil 15 mg"), ("act", "add"));
        await Came(patient, new MedicationLine("phenelzine", null, null, false, false));
        Assert.Contains("Nardil 15 mg and phenelzine are both phenelzine: one or both?", (await Drawn.From(nurse.Get(lists))).Text, StringComparison.Ordinal);
    }

    /// <summary>A line that came by itself, as with an intake or a record from elsewhere.</summary>
    private Task<int> Came(PatientRow patient, MedicationLine line) => clinic.Running.Ask(async services =>
    {
        await services.GetRequiredService<FactStore>().Record(patient.Id, MedicationLine.Key, line, clinic.Running.Clock.GetUtcNow(), "patient", Stillpoint.App.Audit.Actor.System);
        return 0;
    });

    /// <summary>The medicines by name: entered within one moment, they have no other order.</summary>
    private async Task<IReadOnlyList<string>> Listed(PatientRow patient) =>
        [.. (await clinic.Running.Ask(services => services.GetRequiredService<FactStore>().Read(patient.Id, clinic.Running.Clock.GetUtcNow()))).Lines<MedicationLine>(MedicationLine.Key).Select(one => one.Line.Shown).Order(StringComparer.OrdinalIgnoreCase)];

    [Theory]
    [InlineData("this", "Zoloft, 100 mg, 1 a day")]
    [InlineData("listed", "sertraline, 50 mg, 1 a day")]
    [InlineData("both", "sertraline, 50 mg, 1 a day; Zoloft, 100 mg, 1 a day")]
    public async Task The_same_medicine_by_its_brand_is_asked_about_where_it_is_typed_and_answered_in_one_act(string answer, string stands)
    {
        var (patient, nurse) = (await clinic.Patient(), await clinic.As(Role.Nurse));
        var lists = $"/patients/{patient.Id}/lists";
        await nurse.Fill(lists, "add-medication", ("name", "sertraline"), ("doseMg", "50"), ("timesADay", "1"), ("act", "add"));
        (string, string)[] typed = [("name", "Zoloft"), ("doseMg", "100"), ("timesADay", "1"), ("act", "add")];
        var asked = await Drawn.From(nurse.Fill(lists, "add-medication", typed));
        Assert.Contains("Zoloft is the same drug as what stands on the list: sertraline, 50 mg, 1 a day. One or both?", asked.Text, StringComparison.Ordinal);
        Assert.Single(await Listed(patient));
        await nurse.Fill(lists, "add-medication", [.. typed, ("asked", $"Zoloft, 100 mg, 1 a day beside sertraline, 50 mg, 1 a day={answer}")]);
        Assert.Equal(stands, string.Join("; ", await Listed(patient)));
        Assert.DoesNotContain("one or both?", (await Drawn.From(nurse.Get(lists))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("both-sertraline", 2)]
    [InlineData("only-sertraline", 1)]
    public async Task The_same_medicine_in_another_dose_that_came_by_itself_is_settled_by_one_key(string key, int lines)
    {
        var (patient, nurse) = (await clinic.Patient(), await clinic.As(Role.Nurse));
        var lists = $"/patients/{patient.Id}/lists";
        await nurse.Fill(lists, "add-medication", ("name", "sertraline"), ("doseMg", "50"), ("timesADay", "1"), ("act", "add"));
        await Came(patient, new MedicationLine("sertraline", 100, 1, false, false));
        var page = await Drawn.From(nurse.Get(lists));
        Assert.Contains("sertraline 100 mg 1 a d and sertraline 50 mg 1 a d are both sertraline: one or both?", page.Text, StringComparison.Ordinal);
        var handler = System.Text.RegularExpressions.Regex.Match(page.Html, $"value=\"({key}[0-9a-z-]*)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)).Groups[1].Value;
        await nurse.Fill(lists, handler);
        Assert.Equal(lines, (await Listed(patient)).Count);
        Assert.DoesNotContain("one or both?", (await Drawn.From(nurse.Get(lists))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drug_is_looked_up_by_brand_and_added_under_the_name_chosen()
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        var lists = $"/patients/{patient.Id}/lists";
        var looked = await Drawn.From(nurse.Fill(lists, "add-medication", ("name", "trankim"), ("doseMg", "0.5"), ("act", "find")));
        Assert.Contains("Trankimazin: alprazolam", looked.Text, StringComparison.Ordinal);
        looked.StillHolds([("name", "trankim"), ("doseMg", "0.5")]);
        Assert.DoesNotContain("End: trankim", await nurse.Read(lists), StringComparison.Ordinal);

        Assert.Contains("No drug of that name is known here", (await Drawn.From(nurse.Fill(lists, "add-medication", ("name", "zzzzz"), ("act", "find")))).Text, StringComparison.Ordinal);
        await nurse.Fill(lists, "add-medication", ("name", "trankim"), ("doseMg", "0.5"), ("chosen", "Trankimazin"), ("act", "add"));
        Assert.Contains("Trankimazin, 0.5 mg", (await Drawn.From(nurse.Get(lists))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patch_and_a_depot_are_reckoned_by_the_day_and_what_was_stopped_stays_with_its_date()
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        var lists = $"/patients/{patient.Id}/lists";
        await nurse.Fill(lists, "add-medication", ("name", "lorazepam"), ("doseMg", "1"), ("timesADay", "2"), ("hold", "not on the morning"), ("managedBy", "Dr Ash"), ("act", "add"));
        await nurse.Fill(lists, "add-medication", ("name", "buprenorphine"), ("form", "patch"), ("microgramsAnHour", "20"), ("act", "add"));
        await nurse.Fill(lists, "add-medication", ("name", "paliperidone"), ("form", "depot"), ("doseMg", "100"), ("everyDays", "28"), ("act", "add"));
        var page = await Drawn.From(nurse.Get(lists));
        Assert.Contains("buprenorphine, patch, 20 µg/h", page.Text, StringComparison.Ordinal);
        Assert.Contains("paliperidone, depot, 100 mg, every 28 days", page.Text, StringComparison.Ordinal);
        Assert.Contains("lorazepam, 1 mg, 2 a day, before a session: not on the morning, managed by Dr Ash", page.Text, StringComparison.Ordinal);
        Assert.Contains("benzodiazepines come to 20 mg diazepam a day", page.Text, StringComparison.Ordinal);
        Assert.Contains("DDI-02", page.Text, StringComparison.Ordinal);

        var stop = System.Text.RegularExpressions.Regex.Match(page.Html, "value=\"(?<form>stop-[0-9a-f-]{36})\"(?=(?:(?!</form>).)*: buprenorphine)", System.Text.RegularExpressions.RegexOptions.Singleline | System.Text.RegularExpressions.RegexOptions.ExplicitCapture).Groups["form"].Value;
        Assert.Contains("future", (await Drawn.From(nurse.Fill(lists, stop, ("on", "2199")))).Summary.Single(), StringComparison.Ordinal);
        await nurse.Fill(lists, stop, ("on", "2026-11-01"));
        Assert.Contains("buprenorphine, patch, 20 µg/h, stopped 2026-11-01", (await Drawn.From(nurse.Get(lists))).Text, StringComparison.Ordinal);
        Assert.Equal("Only a patch gives so much in an hour: choose patch.", (await Drawn.From(nurse.Fill(lists, "add-medication", ("name", "fentanyl"), ("microgramsAnHour", "25"), ("act", "add")))).Error("form"));
    }

    [Theory]
    [InlineData("add-condition", "text", "", "Name the condition.", "onset", "2014")]
    [InlineData("add-condition", "onset", "2199", "This lies in the future. Write when it began.", "text", "Asthma")]
    [InlineData("add-condition", "onset", "a while", "Write a year, a month or a day: 2014, 2014-06 or 2014-06-30.", "text", "Asthma")]
    [InlineData("add-condition", "icd10", "depression", "Write the code as F33.1, or leave it blank.", "text", "Asthma")]
    [InlineData("add-allergy", "substance", " ", "Name the substance. If there is no allergy, press that the list was gone through.", "reaction", "rash")]
    [InlineData("add-medication", "doseMg", "0,5", "Write the dose in mg as a number with a point, such as 0.5, or leave it blank.", "name", "lorazepam")]
    [InlineData("add-medication", "doseMg", "0.0000000001", "Write the dose in mg as a number with a point, such as 0.5, or leave it blank.", "name", "lorazepam")]
    public async Task A_line_that_cannot_be_kept_says_why_and_keeps_what_was_typed(string form, string wrong, string typed, string says, string other, string otherTyped)
    {
        var patient = await clinic.Patient();
        var nurse = await clinic.As(Role.Nurse);
        var page = await Drawn.From(nurse.Fill($"/patients/{patient.Id}/lists", form, (wrong, typed), (other, otherTyped)));
        Assert.Equal(says, page.Error(wrong));
        Assert.Contains(says, page.Summary);
        page.StillHolds([(wrong, typed), (other, otherTyped)]);
    }
}
