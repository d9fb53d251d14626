using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Patients;

/// <summary>A word on two charts as people read it: what was said, why, by whom.</summary>
internal sealed record ShownStep(SamePersonStep Step, string Other, string Why, string? By, DateTimeOffset At);

/// <summary>
/// Ties two charts of one person: linked at once by one person, merged by two, separated again. Each is noted in the audit of both
/// charts, and nothing is moved from one to the other.
/// </summary>
internal sealed class SamePersonDesk(ClinicDb db, Ties ties, Signers signers, Signing signing, TimeProvider clock)
{
    public const string MergeMeaning = "Both charts are this one person's and are read as one.", PartMeaning = "These charts are two people's and are read apart.";

    public static string PageOf(Guid patient) => $"/patients/{patient}/same";

    public static string Meaning(SamePersonStep step) => step is SamePersonStep.Merged ? MergeMeaning : PartMeaning;

    /// <summary>Whom two people sign for: both charts as they stand.</summary>
    public static IEnumerable<ShownLine> Lines(PatientRow one, PatientRow other) => [new("This chart", Line(one)), new("The other chart", Line(other))];

    private static string Line(PatientRow row) => $"{row.Name}, born {PatientFields.Written(row.BirthDate)}, {row.Phone ?? "no phone"}, {row.Reference}";

    /// <summary>Links the chart of this reference, whichever clinic of the organisation keeps it.</summary>
    public async Task<Outcome> Link(Guid patient, LinkForm form, Actor actor)
    {
        if (Reference.Read(form.Reference.Given) is not { } reference || await db.Set<PatientRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Reference == reference) is not { } other)
            return Outcome.No("No chart has that reference. Read it again, letter by letter.", form.Reference);
        return await ties.Link(patient, other.Id, form.Why.Given, form.Reference, actor);
    }

    public Task<Outcome> Unlink(Guid patient, UnlinkForm form, Actor actor) => ties.Say(patient, form.Other, actor, SamePersonStep.Separated, async () =>
    {
        if (await ties.Newest(patient, form.Other) is not { Step: SamePersonStep.Linked } link) return Outcome.No("Those charts are not linked any more. Look how they stand.");
        await ties.Add(patient, form.Other, SamePersonStep.Separated, form.Why.Given, actor);
        await Told(patient, form.Other, link.At);
        return new Outcome.Done();
    });

    /// <summary>Two people sign: merged from linked, or separated from merged.</summary>
    public async Task<Outcome> Sign(Guid patient, TwoSignForm form, Guid person)
    {
        var clinic = await db.Set<PatientRow>().Where(row => row.Id == patient).Select(row => row.ClinicId).SingleAsync();
        if (await Refused(patient, form) is { } refused) return refused;
        var (first, otherwise) = await signing.Confirm(person, form.MyPassword);
        if (first is null) return otherwise;
        (var second, otherwise) = await signing.ConfirmSecond(form.Second, person, clinic, Access.RunsTheFrontDesk);
        return second is null ? otherwise : await ties.Say(patient, form.Other, Actor.Of(person), form.Step, async () =>
        {
            if (await Refused(patient, form) is { } changed) return changed;
            var since = (await ties.Newest(patient, form.Other))!.At;
            var content = $"{form.Step.Text()}\n{form.Why.Given}\n{ShownInput.Text(form.Shown.Given)}";
            var (mine, theirs) = (first.Sign(Guid.CreateVersion7(clock.GetUtcNow()), $"patient/{patient}", Meaning(form.Step), content), second.Sign(Guid.CreateVersion7(clock.GetUtcNow()), $"patient/{patient}", Meaning(form.Step), content));
            db.AddRange(mine, theirs);
            await ties.Add(patient, form.Other, form.Step, form.Why.Given, Actor.Of(person), mine.Id, theirs.Id);
            if (form.Step is SamePersonStep.Separated) await Told(patient, form.Other, since);
            return new Outcome.Done();
        });
    }

    /// <summary>Every word that was ever said of this chart and another, the latest first.</summary>
    public async Task<IReadOnlyList<ShownStep>> History(Guid patient)
    {
        var said = await db.Set<SamePersonRow>().AsNoTracking().Where(row => row.PatientId == patient || row.OtherId == patient).OrderByDescending(row => row.At).ThenByDescending(row => row.Number).ToListAsync();
        var (people, charts) = (said.Select(row => row.By).OfType<Guid>().ToList(), said.Select(row => row.PatientId == patient ? row.OtherId : row.PatientId).ToList());
        var names = await db.Set<StaffRow>().Where(row => people.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name);
        var references = await db.Set<PatientRow>().Where(row => charts.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Reference);
        return [.. said.Select(row => new ShownStep(row.Step, references[row.PatientId == patient ? row.OtherId : row.PatientId], row.Why, row.By is { } by ? names.GetValueOrDefault(by) : null, row.At))];
    }

    private async Task<Outcome?> Refused(Guid patient, TwoSignForm form)
    {
        var rows = await db.Set<PatientRow>().AsNoTracking().Where(row => row.Id == patient || row.Id == form.Other).ToListAsync();
        if (rows.Count != 2 || (await ties.Newest(patient, form.Other))?.Step != (form.Step is SamePersonStep.Merged ? SamePersonStep.Linked : SamePersonStep.Merged))
            return Outcome.No("Somebody decided on these charts already. Look how they stand.");
        return form.Shown.Against(Lines(rows.Single(row => row.Id == patient), rows.Single(row => row.Id == form.Other)));
    }

    /// <summary>Whoever signed while the charts were seen together may have signed on what is another person's.</summary>
    private async Task Told(Guid patient, Guid other, DateTimeOffset since)
    {
        foreach (var (chart, clinic) in await db.Set<PatientRow>().Where(row => row.Id == patient || row.Id == other).Select(row => new ValueTuple<Guid, Guid>(row.Id, row.ClinicId)).ToListAsync())
            signers.Tell(clinic, chart, await signers.Since([chart], since), "The charts were separated", PageOf(chart));
    }
}
