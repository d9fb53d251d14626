using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;

namespace Stillpoint.App.Tests.People;

/// <summary>A patient with an unmistakable name is taken through every page and every form there is; then every place that is not the record is searched for the name.</summary>
public sealed class A_patients_name
{
    private const string Given = "Zzyzx", Family = "Quillfeather";

    [Fact]
    public async Task Is_in_no_log_trace_metric_address_header_message_or_audit()
    {
        using var sinks = new EverySink();
        await using var clinic = await RunningClinic.Start(more: sinks.Hear);
        using var staff = await clinic.SignedIn(await clinic.Staff(Role.All));
        await EverythingIsAskedAndSent(clinic, staff, sinks);
        using (var question = new HttpRequestMessage(HttpMethod.Post, "/api/ask/dose") { Content = new StringContent($"{{\"id\":\"{Given} {Family}\",\"{Given}\":1}}") })
        using (var reply = await staff.Send(question)) sinks.Saw(reply.Headers.ToString());

        await sinks.HoldsNone(clinic, Given, Family);
        await using var db = clinic.Database.Open();
        Assert.Contains(await db.Set<PatientRow>().ToListAsync(), patient => patient.GivenName == Given);
    }

    [Fact]
    public async Task Is_in_no_error_that_is_logged_or_shown_when_the_database_fails()
    {
        using var sinks = new EverySink();
        await using var clinic = await RunningClinic.Start(more: sinks.Hear);
        using var staff = await clinic.SignedIn(await clinic.Staff(Role.All));
        using var nobody = clinic.Visitor();
        await using (var db = clinic.Database.Open()) await db.Database.ExecuteSqlRawAsync("alter table enquiry rename to enquiry_gone");

        using var failed = await nobody.Fill("/enquire", "enquire", ("name", $"{Given} {Family}"), ("phone", "555 555 0142"));
        var shown = await failed.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.DoesNotContain("enquiry_gone", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", shown, StringComparison.Ordinal);
        Assert.Contains("SqliteException", sinks.Log, StringComparison.Ordinal);
        sinks.Saw(failed.Headers.ToString());
        await sinks.HoldsNone(clinic, Given, Family);
    }

    private static async Task EverythingIsAskedAndSent(RunningClinic clinic, Visitor staff, EverySink sinks)
    {
        var somewhere = await Somewhere.In(clinic, Given, Family);
        using var nobody = clinic.Visitor();
        var replies = new List<string>();
        var sent = 0;
        foreach (var route in clinic.Routes.Where(route => route.RequestDelegate is not null && route.RoutePattern.RawText is not null && !route.RoutePattern.RawText.Contains("sign-out", StringComparison.Ordinal)))
        {
            var visitor = route.Metadata.GetMetadata<IAllowAnonymous>() is null ? staff : nobody;
            sent += await visitor.FillEveryForm(somewhere.Fill(route.RoutePattern), $"{Given} {Family}", replies);
        }
        Assert.True(sent > 5, $"only {sent} forms were sent");
        replies.ForEach(sinks.Saw);
    }
}
