using System.Text.RegularExpressions;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session;

public sealed class The_floor
{
    private static List<string> Rows(string page) =>
        [.. Regex.Matches(page, "<li class=\"chair[^\"]*\">.*?</li>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(row => row.Value)];

    [Fact]
    public async Task Puts_who_needs_a_human_soonest_first_and_says_why()
    {
        await using var clinic = await RunningClinic.Start();
        var red = await (await AChair.In(clinic, "6", "Basil", "Quill")).WithTheDrugRunning();
        var calm = await (await AChair.In(clinic, "1", "Marigold", "Finch")).WithTheDrugRunning();
        await red.Write(AChair.Set(184, 106, 96, 97));
        using var nurse = await clinic.SignedIn(calm.Nurse);

        var rows = Rows(await nurse.Read("/floor"));
        Assert.Contains("Basil Quill", rows[0], StringComparison.Ordinal);
        Assert.Contains("chair stop", rows[0], StringComparison.Ordinal);
        Assert.Contains("Stop: ", rows[0], StringComparison.Ordinal);
        Assert.Contains("184", rows[0], StringComparison.Ordinal);
        Assert.Contains("Marigold Finch", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_mine_or_who_has_drug_on_board_and_never_hides_who_is_red()
    {
        await using var clinic = await RunningClinic.Start();
        var mine = await (await AChair.In(clinic, "1", "Marigold", "Finch")).WithTheDrugRunning();
        var other = await AChair.In(clinic, "2", "Basil", "Quill");
        await other.Write(new Entry.Arrived());
        using var nurse = await clinic.SignedIn(mine.Nurse);
        async Task<string> Shown(string show) => string.Join(' ', Rows(await nurse.Read($"/floor?show={show}")));
        Assert.DoesNotContain("Basil Quill", await Shown("mine"), StringComparison.Ordinal);
        Assert.DoesNotContain("Basil Quill", await Shown("drug"), StringComparison.Ordinal);
        Assert.Contains("Basil Quill", await Shown("nonsense"), StringComparison.Ordinal);
        await other.Write(new Entry.DrugStarted("IV", 75, 0.8m, 40, "Charted for the test."));
        await other.Write(AChair.Set(184, 106, 96, 97));
        Assert.Contains("Basil Quill", await Shown("mine"), StringComparison.Ordinal);
        Assert.DoesNotContain("Marigold Finch", await Shown("free"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_from_when_somebody_may_go_home_and_how_many_are_watched_by_how_many()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        var page = await Drawn.From(nurse.Get("/floor"));
        Assert.Contains("home from 11:45 at the earliest", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 for 1 nurse, 1 each", page.Text, StringComparison.Ordinal);
        // A drug given beside it has a clock of its own.
        await chair.Write(new Entry.MedicationGiven("midazolam", "1 mg", "IV", 120) { Amount = 1, Unit = "mg", WithoutOrder = "Charted for the test." });
        Assert.Contains("home from 12:15 at the earliest", (await Drawn.From(nurse.Get("/floor"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_wall_names_nobody()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        foreach (var address in (string[])["/floor/wall", $"/floor/board?clinic={clinic.Clinic}&wall=true"])
        {
            var page = await nurse.Read(address);
            Assert.DoesNotContain("Juniper", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Vale", page, StringComparison.Ordinal);
            Assert.DoesNotContain(chair.Session.ToString(), page, StringComparison.Ordinal);
            Assert.Contains("136/82", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_reading_older_than_its_rhythm_is_greyed_and_its_lateness_said()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        chair.Pass(11);
        using var nurse = await clinic.SignedIn(chair.Nurse);
        var row = Assert.Single(Rows(await nurse.Read("/floor")));
        Assert.Contains("stale", row, StringComparison.Ordinal);
        Assert.Contains("late", row, StringComparison.Ordinal);
        Assert.Contains("11 min ago", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_drug_on_board_and_nothing_charted_is_unknown_and_never_calm()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await AChair.In(clinic);
        await chair.Write(new Entry.Arrived());
        await chair.Write(new Entry.DrugStarted("IV", 75, 0.8m, 40, "Charted for the test."));
        using var nurse = await clinic.SignedIn(chair.Nurse);
        var row = Assert.Single(Rows(await nurse.Read("/floor")));
        Assert.Contains("chair unknown", row, StringComparison.Ordinal);
        Assert.Contains("No vitals yet today", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_another_clinic_is_not_shown()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        var page = await nurse.Read($"/floor?clinic={clinic.NewId()}");
        Assert.DoesNotContain("Juniper", page, StringComparison.Ordinal);
    }
}
