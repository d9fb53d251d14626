using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.HouseValues;

/// <summary>One number of a house as the page shows it: as it stands, what was approved for it, and what waits.</summary>
internal sealed record HouseLine(HouseNumber Number, HouseValue Now, IReadOnlyList<PolicyRow> Versions)
{
    public bool IsOurs => Now.Number != Number.Default;

    public IReadOnlyList<PolicyRow> Waiting => [.. Versions.Where(version => version.ApprovedAt is null)];

    /// <summary>House policy that no medical director has signed for this clinic yet.</summary>
    public bool AwaitsSignOff => Number.Policy && Versions.All(version => version.ApprovedAt is null);
}

/// <summary>A number a clinic wants instead, from which day and why.</summary>
internal sealed class HouseNumberForm(HouseNumber number, DateOnly today) : Form("propose")
{
    public NumberInput Value { get; } = new("New value", number.Unit, number.Least, number.Most) { Needed = "Enter the value." };
    public DayInput From { get; } = new("From which day") { Needed = "Enter the day as year-month-day." };
    public TextInput Cites { get; } = new("Source") { Hint = "What it rests on: a guideline, a paper, or the clinic's own experience", Needed = "Say what it rests on.", Most = 200 };
    public LongTextInput Why { get; } = new("Why") { Needed = "Say why, in a sentence.", Least = 20, Most = 1000 };

    public HouseNumber Number { get; } = number;

    protected override IEnumerable<Refusal> Together()
    {
        if (From.Value is { } day && day < today && !From.Blank) yield return new(From, "It can't hold from a day that has passed. Choose today or later.");
    }
}

/// <summary>A second person's yes to one proposal.</summary>
internal sealed class ApprovalForm(Guid proposal) : Form($"approve-{proposal:N}")
{
    public Guid Proposal { get; } = proposal;
    public ShownInput Shown { get; } = new();
    public PasswordInput Password { get; } = new("Your password") { Hint = HouseDesk.Meaning, Needed = Signing.Needed };
}

/// <summary>Changes the numbers a clinic is judged by: one proposes, another approves, and one of the two is a medical director.</summary>
internal sealed class HouseDesk(ClinicDb db, Policies policies, Houses houses, Signing signing, TwoPeople two, TimeProvider clock)
{
    public const string Meaning = "I have read this number, its source and the reason, and approve it for this clinic.";

    /// <summary>What the page displays of a proposal: what holds now, and what is wanted instead.</summary>
    public static IEnumerable<ShownLine> Lines(HouseLine line, PolicyRow proposal) =>
    [
        new("Number", line.Number.Meaning), new("Now", line.Now.WithUnit), new("Proposed", proposal.Body), new("From", proposal.EffectiveFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new("Source", proposal.Cites), new("Why", proposal.Why),
    ];

    /// <summary>The clinics somebody works at, by name.</summary>
    public Task<List<ClinicRow>> Clinics(IReadOnlyList<Guid> ids) => db.Set<ClinicRow>().AsNoTracking().Where(clinic => ids.Contains(clinic.Id)).OrderBy(clinic => clinic.Name).ToListAsync();

    public async Task<(House House, IReadOnlyList<HouseLine> Lines)> Read(Guid clinic, DateOnly today, CancellationToken cancel = default)
    {
        var house = await houses.InForce(clinic, today, cancel);
        var rows = await db.Set<PolicyRow>().AsNoTracking().Where(policy => policy.ClinicId == clinic && EF.Functions.Like(policy.Name, Houses.Prefix + "%")).OrderByDescending(policy => policy.Number).ToListAsync(cancel);
        var versions = rows.ToLookup(policy => policy.Name, StringComparer.Ordinal);
        return (house, [.. HouseNumbers.All.Select(number => new HouseLine(number, house[number], [.. versions[Houses.PolicyOf(number)]]))]);
    }

    public async Task<Outcome> Propose(Guid clinic, HouseNumberForm form, Actor by)
    {
        var day = form.From.Given;
        if ((await houses.InForce(clinic, day)).With(form.Number, form.Value.Given) is HouseChange.Refused refused) return Outcome.No(refused.Because[0].Says, form.Value);
        var id = form.Id(clock.GetUtcNow());
        if (await db.Set<PolicyRow>().AnyAsync(policy => policy.Id == id)) return new Outcome.Done(Twice: true);
        await policies.Propose(
            new(Houses.PolicyOf(form.Number), form.Value.Given.ToString(CultureInfo.InvariantCulture), form.Cites.Given, day, form.Why.Given) { Clinic = clinic, Id = id }, by);
        return new Outcome.Done();
    }

    /// <summary>A second person approves what the page showed, with their password.</summary>
    public async Task<Outcome> Approve(Guid clinic, ApprovalForm form, DateOnly today, Guid person)
    {
        var (_, lines) = await Read(clinic, today);
        if (lines.SelectMany(line => line.Versions, (line, version) => (line, version)).FirstOrDefault(one => one.version.Id == form.Proposal) is not { line: { } line, version: { } proposal }) return Outcome.No("There is no such proposal.");
        if (proposal.ApprovedAt is not null) return proposal.ApprovedBy == person ? new Outcome.Done(Twice: true) : Outcome.No("It is approved already.");
        if (form.Shown.Against(Lines(line, proposal)) is { } unseen) return unseen;
        var (confirmed, otherwise) = await signing.Confirm(person, form.Password);
        if (confirmed is null) return otherwise;
        return Outcome.Unless(await Approve(clinic, proposal.Id, Actor.Of(person), confirmed.Sign(Guid.CreateVersion7(clock.GetUtcNow()), $"policy/{proposal.Id}", Meaning, ShownInput.Text(Lines(line, proposal)))));
    }

    /// <summary>Puts a proposal in force, and writes down the house it makes.</summary>
    public async Task<string?> Approve(Guid clinic, Guid proposal, Actor by, SignatureRow? signature = null)
    {
        if (!await db.Set<PolicyRow>().AnyAsync(policy => policy.Id == proposal && policy.ClinicId == clinic)) return "There is no such proposal.";
        return await policies.Approve(proposal, by, async row =>
        {
            if (row.WrittenBy is { } writer && by.Person is { } approver && await two.WhyNot(writer, approver) is { } not) return not;
            if (Houses.Read(row) is not { } wanted) return "This build knows no such number. Propose it anew.";
            if (!await IsDirector(row.WrittenBy) && !await IsDirector(by.Person)) return "One of the two is a medical director: ask one to approve it.";
            // What was approved meanwhile may leave no room for it.
            var house = await houses.InForce(clinic, row.EffectiveFrom);
            if (house.With(wanted.Key, wanted.Value) is HouseChange.Refused refused) return refused.Because[0].Says;
            await houses.Keep(house, clock.Moment());
            if (signature is not null) db.Add(signature);
            return null;
        });
    }

    private async Task<bool> IsDirector(Guid? person) =>
        person is { } id && await db.Set<StaffRoleRow>().AnyAsync(role => role.StaffId == id && role.Role == Role.MedicalDirector);
}
