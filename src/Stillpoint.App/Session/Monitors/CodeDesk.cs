using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Session.Monitors;

/// <summary>What one monitor sends, and what was said of its codes.</summary>
/// <param name="Waiting">Proposals a second person has not decided on, and who made each.</param>
/// <param name="Said">Every step, newest first.</param>
internal sealed record MonitorCodes(
    DeviceRow Monitor, IReadOnlyList<HeardCodeRow> Codes, IReadOnlyDictionary<string, CodeMeaning> InForce, IReadOnlyList<CodeMeaningRow> Waiting,
    IReadOnlyList<CodeMeaningRow> Said, IReadOnlyDictionary<Guid, string> Names)
{
    public IReadOnlyList<SignHeard> Signs { get; } = SignsHeard.Of(Codes);

    /// <summary>What is read as no sign, and is not known to be none.</summary>
    public IReadOnlyList<HeardCodeRow> NotUnderstood { get; } = [.. Codes.Where(code => code.Sign is null && !code.IsNoSign && !InForce.ContainsKey(code.Code))];

    public string NameOf(Guid person) => Names.GetValueOrDefault(person, "somebody who has left");
}

/// <summary>
/// Says what a code of one monitor means where no table knows it: one person proposes, another approves, and one of the two prescribes
/// or directs the medicine here. From then on its readings carry it; anybody at the bedside may withdraw it at once.
/// </summary>
internal sealed class CodeDesk(ClinicDb db, AuditTrail audit, DeviceRegistry devices, TwoPeople two, TimeProvider clock)
{
    private const int MostSaid = 100;

    public async Task<MonitorCodes?> Read(IReadOnlyList<Guid> clinics, Guid device, CancellationToken cancel = default)
    {
        if (await Mine(clinics, device, cancel) is not { } monitor) return null;
        var codes = await db.Set<HeardCodeRow>().AsNoTracking().Where(code => code.DeviceId == device)
            .OrderByDescending(code => code.LastAt).ThenBy(code => code.Code).Take(2 * HeardCodes.Most).ToListAsync(cancel);
        var said = await Said(device, cancel);
        Guid[] people = [.. said.Select(row => row.By).Distinct()];
        var names = await db.Set<StaffRow>().AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        return new(monitor, codes, CodeMeaning.InForce(said), [.. Waiting(said)], [.. said.AsEnumerable().Reverse().Take(MostSaid)], names);
    }

    public async Task<Outcome> Propose(IReadOnlyList<Guid> clinics, Guid device, MeaningForm form, Actor by)
    {
        if (await Mine(clinics, device) is null) return Outcome.No("There is no such monitor.");
        var heard = await db.Set<HeardCodeRow>().AsNoTracking().SingleOrDefaultAsync(row => row.DeviceId == device && row.Code == form.Code.Typed);
        if (heard is null || heard.IsNoSign || heard.Code == HeardCodes.Further) return Outcome.No("This monitor sends no such code that is not understood.");
        var (sign, unit) = (form.Sign.Given, SignalUnits.Spelled(form.Unit.Given));
        if (!SignalUnits.Of(sign).Contains(unit)) return Outcome.No($"Choose a unit of {ReadingText.WordFor(sign)}: {Units(sign)}.", form.Unit);
        var sent = SignalUnits.Spelled(heard.Unit);
        if (heard.Unit.Length > 0 && !SignalUnits.Of(sign).Contains(sent))
            return Outcome.No($"It sends this code in {heard.Unit}, which is no unit of {ReadingText.WordFor(sign)}.", form.Sign);
        var id = form.Id(clock.GetUtcNow());
        if (await db.Set<CodeMeaningRow>().AnyAsync(row => row.Proposal == id)) return new Outcome.Done(Twice: true);
        await Write(by, new()
        {
            Proposal = id, Step = CodeMeaningRow.Proposed, DeviceId = device, Code = heard.Code, Sign = ReadingText.WordFor(sign),
            Unit = SignalUnits.WordFor(unit), Site = form.Site.Given, Why = form.Why.Given, At = clock.Moment(), By = by.Person!.Value,
        });
        return new Outcome.Done();
    }

    /// <summary>A second person's yes: from now on it is read so.</summary>
    public async Task<Outcome> Approve(IReadOnlyList<Guid> clinics, Guid device, Guid proposal, Actor by)
    {
        if (await Mine(clinics, device) is null) return Outcome.No("There is no such monitor.");
        return Outcome.Unless(await Decide(device, by, CodeMeaningRow.Approved, async said =>
        {
            if (Waiting(said).SingleOrDefault(row => row.Proposal == proposal) is not { } waiting) return (null, "It has been decided on already.");
            if (waiting.By == by.Person) return (null, "A second person approves: not the one who proposed it.");
            if (await two.WhyNot(waiting.By, by.Person!.Value) is { } not) return (null, not);
            if (!await Directs(waiting.By) && !await Directs(by.Person)) return (null, "One of the two prescribes or is the medical director: ask one to approve it.");
            return (waiting, null);
        }, why: ""));
    }

    /// <summary>From now on the code is no sign again; a proposal is laid aside.</summary>
    public async Task<Outcome> Withdraw(IReadOnlyList<Guid> clinics, Guid device, Guid proposal, string why, Actor by)
    {
        if (await Mine(clinics, device) is null) return Outcome.No("There is no such monitor.");
        return Outcome.Unless(await Decide(device, by, CodeMeaningRow.Withdrawn, said =>
        {
            var stands = said.Where(row => row.Proposal == proposal).ToList();
            return Task.FromResult(stands.Count == 0 || stands.Exists(row => row.Step == CodeMeaningRow.Withdrawn)
                ? ((CodeMeaningRow?)null, (string?)"It has been withdrawn already.") : (stands[0], null));
        }, why));
    }

    private async Task<string?> Decide(Guid device, Actor by, string step, Func<List<CodeMeaningRow>, Task<(CodeMeaningRow? Of, string? Refused)>> judge, string why)
    {
        string? refused = null;
        await audit.Write<CodeMeaningRow>(by, async () =>
        {
            // Whoever decides holds the monitor's row, so that no two decide on one proposal at once.
            await db.Set<DeviceRow>().Where(row => row.Id == device).ExecuteUpdateAsync(row => row.SetProperty(one => one.Version, one => one.Version));
            (var of, refused) = await judge(await Said(device));
            if (of is null) return null;
            var row = new CodeMeaningRow
            {
                Proposal = of.Proposal, Step = step, DeviceId = device, Code = of.Code, Sign = of.Sign, Unit = of.Unit, Site = of.Site,
                Why = why, At = clock.Moment(), By = by.Person!.Value,
            };
            return Added(row);
        });
        return refused;
    }

    private Task Write(Actor by, CodeMeaningRow row) => audit.Write<CodeMeaningRow>(by, () => Task.FromResult<(CodeMeaningRow, AuditNote)?>(Added(row)));

    private (CodeMeaningRow, AuditNote) Added(CodeMeaningRow row)
    {
        db.Add(row);
        audit.AfterCommit(devices.Forget);
        return (row, new AuditNote($"code-meaning-{row.Step}", $"device/{row.DeviceId}", null, $"{row.Code}: {row.Sign} {row.Unit} {row.Site} ({row.Proposal})"));
    }

    private Task<List<CodeMeaningRow>> Said(Guid device, CancellationToken cancel = default) =>
        db.Set<CodeMeaningRow>().AsNoTracking().Where(row => row.DeviceId == device).OrderBy(row => row.Number).ToListAsync(cancel);

    private static IEnumerable<CodeMeaningRow> Waiting(List<CodeMeaningRow> said) =>
        said.Where(row => row.Step == CodeMeaningRow.Proposed && said.Count(other => other.Proposal == row.Proposal) == 1);

    private async Task<bool> Directs(Guid? person) => person is { } id
        && await db.Set<StaffRoleRow>().AnyAsync(role => role.StaffId == id && (role.Role == Role.MedicalDirector || role.Role == Role.Prescriber));

    private Task<DeviceRow?> Mine(IReadOnlyList<Guid> clinics, Guid device, CancellationToken cancel = default) =>
        db.Set<DeviceRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == device && clinics.Contains(row.ClinicId), cancel);

    private static string Units(Signal sign) => string.Join(" or ", SignalUnits.Of(sign).Select(SignalUnits.WordFor));
}
