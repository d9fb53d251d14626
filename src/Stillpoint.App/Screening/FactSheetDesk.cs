using Stillpoint.App.Audit;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Screening.Evaluation;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Screening;

/// <summary>Keeps the plain sheet of facts by the same rules as the evaluation: a no beside what is recorded as there doesn't take it back.</summary>
internal sealed class FactSheetDesk(FactStore store, TimeProvider clock)
{
    private const string Stays = "stays";

    /// <summary>Keeps what was filled in.</summary>
    /// <returns>What came of it, and how many facts were kept.</returns>
    public async Task<(Outcome Outcome, int Kept)> Keep(FactSheetForm form, Guid patient, DateTimeOffset at, Actor actor)
    {
        var known = await store.Read(patient, at);
        List<StatedFact> facts = [.. form.Stated];
        List<StatedLine> lines = [];
        if (TypedSigns.Doubt(form, facts, known, key => form.Facts.GetValueOrDefault(key)) is { } doubt) return (doubt, 0);
        List<Fact> denied = [.. EvaluationSections.All.SelectMany(section => StandingFacts.Denied(section, known.Facts, facts.Select(fact => (fact.Key, fact.Value)))).DistinctBy(fact => fact.Key)];
        if (denied.Count > 0)
        {
            var source = form.Source.Given;
            if (Denied(form, denied, source) is { } asks) return (asks, 0);
            if (!form.Why.Has) facts.RemoveAll(fact => denied.Exists(one => one.Key == fact.Key));
            lines.Add(new(NoteLine.Key, RecordLines.Write(new NoteLine(NoteAbout.Sources, EvaluationDesk.Sources(denied, source, form.Why.Value))), form.MeasuredAt.Value ?? at, source));
        }
        return (await store.Keep(patient, form.Id(clock.GetUtcNow()), facts, lines, actor), facts.Count);
    }

    private static Outcome? Denied(FactSheetForm form, IReadOnlyList<Fact> denied, string source)
    {
        if (form.Why.Has) return source == "clinician" ? null : Outcome.No("Only who has seen or measured it can settle it: choose a clinician's examination, or leave the reason blank.", form.Source);
        var about = EvaluationDesk.AboutDenied(form.Handler, denied);
        return form.AnswerTo(about) is not null ? null : new Outcome.Asks(Question.About(
            about, $"{EvaluationDesk.Sources(denied, source, null)} What is recorded stands. To settle it, write why under “{form.Why.Label}”, as a clinician's examination.", (Stays, "Keep the rest; what is recorded stands")));
    }
}
