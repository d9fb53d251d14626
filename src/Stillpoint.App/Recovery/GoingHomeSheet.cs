using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Session;
using Stillpoint.App.Shell;
using Stillpoint.App.Texts;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Recovery;

/// <summary>What patient and escort take home in writing, in the patient's language. House policy where the label says nothing.</summary>
internal static class GoingHomeSheet
{
    public const string Version = "going-home 3";

    internal static readonly (Translated About, Translated Says)[] Lines =
    [
        (new("Driving", "Conducir"), new("Do not drive, use machines, climb or look after children alone until {next}, after a night's sleep.", "No conduzca, no use máquinas, no suba a alturas ni cuide solo a niños hasta el {next}, después de dormir una noche.")),
        (new("Alcohol", "Alcohol"), new("No alcohol and no sedatives for 24 hours.", "Nada de alcohol ni sedantes durante 24 horas.")),
        (new("Decisions", "Decisiones"), new("Sign nothing important and make no big money decisions for 24 hours.", "No firme nada importante ni tome grandes decisiones de dinero durante 24 horas.")),
        (new("Eating", "Comer"), new("Begin with a light meal.", "Empiece con una comida ligera.")),
        (new("To be expected", "Es normal"), new("Tiredness, a little dizziness or a headache today.", "Cansancio, un poco de mareo o dolor de cabeza hoy.")),
        (new("Call us for", "Llámenos si hay"), new("chest pain, a severe headache, trouble breathing, vomiting that does not stop, seeing or hearing things for more than four hours, or blood in the urine.", "dolor de pecho, dolor de cabeza muy fuerte, dificultad para respirar, vómitos que no paran, ver u oír cosas durante más de cuatro horas, o sangre en la orina.")),
        (new("Thoughts of ending your life", "Pensamientos de quitarse la vida"), new("Call or text 988, or call 911, at any hour.", "Llame o escriba al 988, o llame al 911, a cualquier hora.")),
        (new("Your escort", "Su acompañante"), new("Stays with you at home for at least four hours and has a copy of this sheet.", "Se queda con usted en casa al menos cuatro horas y tiene una copia de esta hoja.")),
        (new("We call you", "Le llamamos"), new("on {next}, to ask how you are.", "el {next}, para preguntar cómo está.")),
    ];

    /// <summary>A line of the sheet with the day after this one by its date.</summary>
    /// <param name="says">The line.</param>
    /// <param name="language">The patient's.</param>
    /// <param name="today">In the clinic's own time.</param>
    internal static string On(Translated says, Language language, DateTimeOffset today) =>
        says.In(language).Replace("{next}", PatientDay.Of(today.AddDays(1), language), StringComparison.Ordinal);

    /// <param name="clinic">Its name and its number: whom to call.</param>
    public static string Html(SessionView view, Language language, ClinicRow clinic)
    {
        var (text, today) = (new StringBuilder(), TimeZoneInfo.ConvertTime(view.Now, clinic.Zone));
        text.Append("<!doctype html><html lang=\"").Append(Translated.Code(language)).Append("\"><meta charset=\"utf-8\"><title>").Append(new Translated("Going home", "Al ir a casa").In(language))
            .Append("</title><style>body{font:15px/1.5 sans-serif;margin:2.5cm 2cm}h1{font-size:24px}dt{font-weight:600;margin-top:10px}dd{margin:0}</style><h1>")
            .Append(new Translated("Going home", "Al ir a casa").In(language)).Append("</h1><p>").Append(WebUtility.HtmlEncode(view.Who.Name)).Append(", ").Append(PatientDay.Of(view.Who.BirthDate, language)).Append("<br>")
            .Append(WebUtility.HtmlEncode($"{PatientDay.Of(today, language)}, {clinic.Name}, {Version}")).Append("</p><dl>");
        foreach (var (about, says) in Lines) text.Append("<dt>").Append(WebUtility.HtmlEncode(about.In(language))).Append("</dt><dd>").Append(WebUtility.HtmlEncode(On(says, language, today))).Append("</dd>");
        if (Held(view) is { Count: > 0 } held)
        {
            text.Append("<dt>").Append(WebUtility.HtmlEncode(new Translated("Medicines you left out today", "Medicamentos que hoy no tomó").In(language))).Append("</dt>");
            // The hour is a person's decision: it is written by hand, before they leave.
            foreach (var drug in held) text.Append("<dd>").Append(WebUtility.HtmlEncode($"{drug}: {new Translated("take it again at", "tómelo otra vez a las").In(language)} ____________")).Append("</dd>");
        }
        if (view.Known.Holds is { Count: > 0 } next)
        {
            text.Append("<dt>").Append(WebUtility.HtmlEncode(new Translated("Before your next session, leave out", "Antes de la próxima sesión, no tome").In(language))).Append("</dt>");
            foreach (var (medicine, hold) in next) text.Append("<dd>").Append(WebUtility.HtmlEncode($"{medicine}: {hold}")).Append("</dd>");
        }
        if (view.Known.Doubts.OfType<RecordDoubt.NotScreened>().Select(doubt => doubt.Name).Distinct().ToList() is { Count: > 0 } unknown)
        {
            text.Append("<dt>").Append(WebUtility.HtmlEncode(new Translated("Medicines nobody here could check", "Medicamentos que aquí no se pudieron comprobar").In(language))).Append("</dt>");
            foreach (var drug in unknown) text.Append("<dd>").Append(WebUtility.HtmlEncode($"{drug}: {new Translated("ask before you leave whether to take it today", "pregunte antes de irse si debe tomarlo hoy").In(language)} ____________")).Append("</dd>");
        }
        text.Append("<dt>").Append(WebUtility.HtmlEncode(clinic.Name)).Append("</dt><dd>").Append(WebUtility.HtmlEncode(clinic.Phone ?? new Translated("Ask for the number before you leave: ____________", "Pida el número antes de irse: ____________").In(language))).Append("</dd>");
        return text.Append("</dl></html>").ToString();
    }

    private static List<string> Held(SessionView view) => [.. (view.Known.Facts.Of(GateFacts.MedHolds)?.Value ?? []).Where(drug => drug.Held == true).Select(drug => drug.Drug)];

    public static IEndpointRouteBuilder MapRecovery(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sessions/{session:guid}/going-home.pdf", Download).RequireAuthorization(Access.AtTheBedside);
        return app;
    }

    private static async Task<IResult> Download(Guid session, SessionReader reader, ClinicDb db, CancellationToken cancel)
    {
        var view = await reader.Read(session, cancel);
        var clinic = await db.Set<ClinicRow>().AsNoTracking().SingleAsync(row => row.Id == view.Clinic, cancel);
        return await Print.Pdf(Html(view, Translated.Of(view.Known.Patient.Language), clinic), cancel) switch
        {
            Printed.Document sheet => TypedResults.File(sheet.Pdf, "application/pdf", "going-home.pdf"),
            Printed.Not not => TypedResults.Text(not.Because, statusCode: StatusCodes.Status503ServiceUnavailable),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
