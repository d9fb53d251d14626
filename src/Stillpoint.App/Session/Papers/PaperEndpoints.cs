using System.Diagnostics;
using Stillpoint.App.Authorization;
using Stillpoint.App.Shell;
using Stillpoint.Care.Recovery;

namespace Stillpoint.App.Session.Papers;

/// <summary>The papers of a session as files, and what stands on each of their sheets.</summary>
internal static class PaperEndpoints
{
    public static IServiceCollection AddPapers(this IServiceCollection services) => services.AddScoped<SheetReader>().AddScoped<FormDesk>().AddScoped<PaperPress>();

    public static IEndpointRouteBuilder MapPapers(this IEndpointRouteBuilder app)
    {
        var session = app.MapGroup("/sessions/{session:guid}").RequireAuthorization(Access.ReadsClinicalNotes);
        session.MapGet("/record.pdf", Record);
        session.MapGet("/record.css", RecordMargins).WithMetadata(new OneLookAttribute());
        var bedside = app.MapGroup("/sessions/{session:guid}").RequireAuthorization(Access.AtTheBedside);
        bedside.MapGet("/monitoring-form.pdf", Form);
        bedside.MapGet("/monitoring-form.css", FormMargins).WithMetadata(new OneLookAttribute());
        return app;
    }

    private static async Task<IResult> Record(Guid session, SheetReader reader, PaperPress press, CancellationToken cancel)
    {
        var sheet = await reader.Read(session, cancel);
        return File(await press.Print<SessionSheetBody, SessionSheet>("Session record", Margins.Of(sheet.View, SessionSheet.Version, sheet.Clinic.Name), sheet, cancel), "session-record", sheet.View);
    }

    private static async Task<IResult> Form(Guid session, FormDesk desk, PaperPress press, CancellationToken cancel)
    {
        var sheet = await desk.Look(session, cancel);
        return File(await press.Print<MonitoringFormBody, FormSheet>("Esketamine monitoring form", Margins.Of(sheet.View, MonitoringForm.Version, sheet.Clinic.Name), sheet, cancel), "monitoring-form", sheet.View);
    }

    private static IResult File(Printed printed, string paper, SessionView of) => printed switch
    {
        // The name of a file is seen by many: it names the day and nobody.
        Printed.Document made => TypedResults.File(made.Pdf, "application/pdf", FormattableString.Invariant($"{paper}-{Margins.DayOf(of):yyyy-MM-dd}.pdf")),
        Printed.Not not => TypedResults.Text(not.Because, statusCode: StatusCodes.Status503ServiceUnavailable),
        _ => throw new UnreachableException(),
    };

    private static async Task<IResult> RecordMargins(Guid session, SessionReader reader, CancellationToken cancel) =>
        TypedResults.Text(Margins.Of(await reader.Read(session, cancel), SessionSheet.Version), "text/css");

    private static async Task<IResult> FormMargins(Guid session, SessionReader reader, CancellationToken cancel) =>
        TypedResults.Text(Margins.Of(await reader.Read(session, cancel), MonitoringForm.Version), "text/css");
}
