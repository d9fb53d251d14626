using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;

namespace Stillpoint.App.Uploads;

/// <summary>Opens what was sent, to whoever may read what it belongs to. It is shown as a picture or a download, never as a page of ours.</summary>
internal static class UploadEndpoints
{
    public static IEndpointRouteBuilder MapUploads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/enquiries/{enquiry:guid}/uploads/{upload:guid}", (Guid enquiry, Guid upload, HttpContext http, ClinicDb db, UploadStore store) => Send(http, db.Set<UploadRow>().Where(row => row.Id == upload && row.EnquiryId == enquiry), store))
            .RequireAuthorization(Access.RunsTheFrontDesk);
        app.MapGet("/patients/{patient:guid}/uploads/{upload:guid}", (Guid patient, Guid upload, HttpContext http, ClinicDb db, UploadStore store) => Send(http, db.Set<UploadRow>().Where(row => row.Id == upload && row.PatientId == patient), store))
            .RequireAuthorization(Access.ReadsClinicalNotes);
        return app;
    }

    private static async Task<IResult> Send(HttpContext http, IQueryable<UploadRow> wanted, UploadStore store)
    {
        if (await wanted.AsNoTracking().SingleOrDefaultAsync() is not { } row) return Results.NotFound();
        var (type, ending) = row.Kind switch
        {
            UploadKind.Pdf => ("application/pdf", "pdf"),
            UploadKind.Jpeg => ("image/jpeg", "jpg"),
            UploadKind.Png => ("image/png", "png"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return Results.File(store.Open(row), type, row.Kind == UploadKind.Pdf ? $"{Path.GetFileNameWithoutExtension(row.Name)}.{ending}" : null);
    }
}
