using System.Net;
using System.Text;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Papers;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session;

/// <summary>The record of a session to read, print and file: everything that was written, and what became of it.</summary>
public sealed class The_record_on_paper
{
    private static async Task<AChair> AtHome(RunningClinic clinic)
    {
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        await chair.Write(AChair.Set(172, 101, 94, 95));
        var wrong = (await chair.Story()).Strip[^1];
        chair.Pass(4);
        await chair.Write(AChair.Set(168, 101, 94, 95), ago: TimeSpan.FromMinutes(4), supersedes: wrong.Id);
        await chair.Write(new Entry.Note("Asked for water."), ago: TimeSpan.FromMinutes(12));
        await chair.Write(new Entry.Note("Of another patient."));
        await chair.Write(new Entry.Corrected("Wrong chair."), supersedes: (await chair.Story()).Strip[^1].Id);
        chair.Pass(26);
        await chair.Write(new Entry.DrugEnded(DrugEnding.Completed));
        chair.Pass(60);
        await chair.Write(new Entry.Discharged("Wren Vale", "going-home 2", clinic.NewId()));
        return chair;
    }

    [Fact]
    public async Task Says_everything_that_was_written_with_what_is_late_corrected_and_struck()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await AtHome(clinic);
        // It is read days later, and still tells the end of that day.
        clinic.Clock.Pass(TimeSpan.FromDays(4));
        using var nurse = await clinic.SignedIn(chair.Nurse);
        var page = WebUtility.HtmlDecode(await nurse.Read($"{chair.Page}/record"));
        var story = await chair.Story();
        foreach (var entry in story.Strip) Assert.Contains($">{entry.Number}</td>", page, StringComparison.Ordinal);
        Assert.Contains("Juniper Vale", page, StringComparison.Ordinal);
        Assert.Matches("<s>BP 172/101 mmHg[^<]*</s>\\s*<strong class=\"mark\">CORRECTED by 7</strong>", page);
        Assert.Contains("CORRECTS 6", page, StringComparison.Ordinal);
        Assert.Matches("Asked for water\\s*<strong class=\"mark\">LATE, entered 12 min after</strong>", page);
        Assert.Matches("<s>Of another patient</s>\\s*<strong class=\"mark\">STRUCK by 10</strong>", page);
        // The signature of going home is made up in this test, and the paper says that nobody gave it.
        Assert.Contains("This strip does not hold", page, StringComparison.Ordinal);
        Assert.Contains("Ketamine IV, 40 mg, from 10:05 to 10:45", page, StringComparison.Ordinal);
        Assert.Contains("11:45, with Wren Vale", page, StringComparison.Ordinal);
        Assert.Contains("This patient gets this dose now.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("The session goes on", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_session_that_goes_on_it_says_that_it_will_grow()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var auditor = await clinic.SignedIn(await clinic.Staff([Role.Auditor]));
        Assert.Contains("The session goes on. This is its record as of 10:15:00", await auditor.Read($"{chair.Page}/record"), StringComparison.Ordinal);
        Assert.Contains("Every hash of this strip was made again for this paper, and holds", await auditor.Read($"{chair.Page}/record"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sheet_names_whose_it_is_and_its_number_and_no_name_becomes_style()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await AChair.In(clinic, family: "Vale\"; } body { display: none");
        using var nurse = await clinic.SignedIn(chair.Nurse);
        using var reply = await nurse.Get($"{chair.Page}/record.css");
        var margins = await reply.Content.ReadAsStringAsync();
        Assert.Equal("text/css", reply.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Juniper Vale\\000022 \\00003b  \\00007d  body \\00007b  display\\00003a  none, born 11 Mar 1984", margins, StringComparison.Ordinal);
        Assert.Contains("counter(page) \" of \" counter(pages)", margins, StringComparison.Ordinal);
        Assert.Contains($"Stillpoint {SessionSheet.Version}", margins, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_is_tagged_and_made_from_the_same()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await AtHome(clinic);
        using var nurse = await clinic.SignedIn(chair.Nurse);
        using var reply = await nurse.Get($"{chair.Page}/record.pdf");
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal("session-record-2026-11-19.pdf", reply.Content.Headers.ContentDisposition?.FileName);
        var file = await reply.Content.ReadAsByteArrayAsync();
        if (Environment.GetEnvironmentVariable("STILLPOINT_PICTURES") is { } pictures) await File.WriteAllBytesAsync(Path.Combine(pictures, "session-record.pdf"), file);
        var text = Encoding.Latin1.GetString(file);
        Assert.StartsWith("%PDF", text, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", text, StringComparison.Ordinal);
        Assert.Contains("/Marked true", text, StringComparison.Ordinal);
        // The strip is drawn: a figure with its words, beside tables and headings.
        foreach (var tag in (string[])["/S /Table", "/S /H1", "/S /Figure"]) Assert.Contains(tag, text, StringComparison.Ordinal);
    }
}
