using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Record;

/// <summary>Reads what was done to a patient as the problem it implies, at the date it was done; a disease that an operation only mentions is not implied.</summary>
internal static class OperationReader
{
    /// <summary>What an operation can say.</summary>
    private static readonly HashSet<Problem> Implied =
    [
        Problem.Aneurysm, Problem.ArteriovenousMalformation, Problem.Revascularization, Problem.ValveOperation, Problem.RhythmDevice, Problem.Shunt, Problem.SkullOperation,
        Problem.LiverTransplant, Problem.Cystectomy, Problem.AirwayStenosis, Problem.Hysterectomy, Problem.BilateralOophorectomy, Problem.OpenGlobeOrAcuteClosure, Problem.NasalOperation,
        Problem.SevereKidneyDisease, Problem.KidneyDisease, Problem.PregnancyEnd, Problem.AorticDissection, Problem.IntracerebralHaemorrhage, Problem.BrainMass, Problem.NoBearing, Problem.Social,
    ];

    /// <summary>Found by a picture and treated by an operation: only a treatment says that it was there.</summary>
    private static readonly HashSet<Problem> OnlyIfTreated = [Problem.Aneurysm, Problem.ArteriovenousMalformation, Problem.AorticDissection, Problem.IntracerebralHaemorrhage, Problem.BrainMass];

    private static readonly HashSet<string> Treatments = new(
        ["repair", "clipping", "clip", "coiling", "coil", "evar", "tevar", "endovascular", "embolization", "resection", "graft", "stent", "radiosurgery", "excision", "ligation", "bypass", "replacement", "evacuation", "drainage", "removal", "debulking", "evacuacion", "reparacion", "embolizacion", "reseccion"],
        StringComparer.Ordinal);

    /// <summary>Spoken of, and not said to have been done.</summary>
    private static readonly HashSet<string> NotDone = new(
        ["declined", "refused", "cancelled", "canceled", "aborted", "deferred", "postponed", "planned", "scheduled", "considered", "discussed", "consultation", "consult", "counseling", "counselling", "evaluation", "referral", "rechazada", "cancelada", "programada", "consulta", "propuesta"],
        StringComparer.Ordinal);

    public static LineReading Read(ProblemReader reader, Procedure procedure)
    {
        var reading = reader.Read(new Condition(procedure.From)
        {
            Codes = procedure.Codes, Text = procedure.Text, ClinicalStatus = "completed", VerificationStatus = "confirmed", Onset = procedure.Performed,
        });
        HashSet<string> words = reading.Lines.Count == 0 ? [] : Token.Of(Texts(procedure)).Select(token => token.Text).ToHashSet(StringComparer.Ordinal);
        var (isDone, isTreatment) = (!words.Overlaps(NotDone), words.Overlaps(Treatments));
        List<ProblemLine> lines = [.. reading.Lines.Where(line => Implied.Contains(line.Problem)).Select(line => line with
        {
            IsOperation = true, Past = true, Stale = false, Ended = line.Onset,
            Doubt = !isDone ? Doubt.Suspected : line.Doubt == Doubt.BesideTheCode ? Doubt.None : OnlyIfTreated.Contains(line.Problem) && !isTreatment ? Doubt.TooBroad : line.Doubt,
        })];
        var unread = lines.Count > 0 ? null : reading.Unread ?? (reading.Lines.Count > 0 || reading.SetAside is null
            ? new UnreadLine(procedure.From, procedure.Codes.Select(code => code.Path).FirstOrDefault(), Texts(procedure) is { Length: > 0 } text ? text : null, "completed", procedure.Performed?.Written, UnreadReason.NotRecognized)
            : null);
        return new(lines, unread, reading.SetAside);
    }

    private static string Texts(Procedure procedure) =>
        string.Join(" | ", procedure.Codes.Select(code => code.Display).Prepend(procedure.Text).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase));
}
