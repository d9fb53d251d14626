using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.HouseValues;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.Enquiry;

namespace Stillpoint.App.Consent;

/// <summary>A new version of a text of a consent, and whether it makes a difference to whoever signed the one before.</summary>
internal sealed class ConsentTextForm(DateOnly today) : Form("propose-text")
{
    public LongTextInput Body { get; } = new("The whole text") { Hint = "A line that begins with ## is a heading", Rows = 20, Most = 20_000, Needed = "Write the text." };
    public DayInput From { get; } = new("From which day") { Needed = "Enter the day as year-month-day." };
    public TextInput Cites { get; } = new("Source") { Needed = "Say what the change rests on.", Most = 200 };
    public LongTextInput Why { get; } = new("What changed, and why") { Needed = "Say what changed, in a sentence.", Least = 20, Most = 1000 };

    public ChoiceInput<bool> AsksAgain { get; } = new("Whoever signed an earlier version")
    {
        As = Choice.Large, Needed = "Say whether the change matters to whoever signed before.", Options = [(true, "is asked again: it says something new that matters"), (false, "is not asked again: a slip was put right")],
    };

    protected override IEnumerable<Refusal> Together()
    {
        if (From.Value is { } day && day < today) yield return new(From, "It can't hold from a day that has passed. Choose today or later.");
    }
}

/// <summary>One text of a consent: what is in force, and what waits for a second person.</summary>
internal sealed record ConsentTextLook(PolicyText Now, IReadOnlyList<PolicyRow> Waiting)
{
    public Language Language => Translated.Of(Now.Name[(Now.Name.LastIndexOf('-') + 1)..]);

    /// <summary>Years of school it takes to read it.</summary>
    public static double Grade(string body, Language language)
    {
        var plain = body.Replace(ConsentDocument.HeadingMark, "", StringComparison.Ordinal);
        return language == Language.Spanish ? ReadingGrade.Spanish(plain) : ReadingGrade.English(plain);
    }
}

/// <summary>Publishes the texts of consents: one writes, another approves, and one of the two is a medical director.</summary>
internal sealed class ConsentTextDesk(ClinicDb db, Policies policies, Signing signing, TwoPeople two, TimeProvider clock)
{
    public const string Meaning = "I have read this text whole and approve that patients sign it from that day.";

    /// <summary>What the page displays of a proposal.</summary>
    public static IEnumerable<ShownLine> Lines(ConsentTextLook look, PolicyRow proposal) =>
    [
        new("Text", proposal.Name), new("In force", look.Now.Version), new("Proposed", proposal.Number.ToString(CultureInfo.InvariantCulture)), new("In full", new ConsentDocument(proposal.Name, proposal.Body, look.Language).Hash[..12]),
        new("From", proposal.EffectiveFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), new("Whoever signed before", proposal.AsksAgain is true ? "is asked again" : "is not asked again"),
    ];

    /// <summary>A text by its name; null where there is none.</summary>
    public async Task<ConsentTextLook?> Find(string name, DateOnly today)
    {
        if (!ConsentTexts.Shipped.Any(text => text.Name == name)) return null;
        return new(await policies.InForce(name, today), await db.Set<PolicyRow>().AsNoTracking().Where(policy => policy.Name == name && policy.ApprovedAt == null).OrderBy(policy => policy.Number).ToListAsync());
    }

    public async Task<Outcome> Propose(string name, ConsentTextForm form, Actor by)
    {
        var id = form.Id(clock.GetUtcNow());
        if (await db.Set<PolicyRow>().AnyAsync(policy => policy.Id == id)) return new Outcome.Done(Twice: true);
        // A slip of the pen that was put right asks nobody again.
        await policies.Propose(new(name, form.Body.Given.ReplaceLineEndings("\n"), form.Cites.Given, form.From.Given, form.Why.Given) { Id = id, AsksAgain = form.AsksAgain.Given ? true : null }, by);
        return new Outcome.Done();
    }

    public async Task<Outcome> Approve(string name, ApprovalForm form, DateOnly today, Guid person)
    {
        if (await Find(name, today) is not { } look || look.Waiting.FirstOrDefault(one => one.Id == form.Proposal) is not { } proposal) return Outcome.No("It is approved already, or there is no such proposal.");
        if (form.Shown.Against(Lines(look, proposal)) is { } unseen) return unseen;
        var (confirmed, otherwise) = await signing.Confirm(person, form.Password);
        if (confirmed is null) return otherwise;
        return Outcome.Unless(await policies.Approve(proposal.Id, Actor.Of(person), async row =>
        {
            if (row.WrittenBy is { } writer && await two.WhyNot(writer, person) is { } not) return not;
            if (!await IsDirector(row.WrittenBy) && !await IsDirector(person)) return "One of the two is a medical director: ask one to approve it.";
            db.Add(confirmed.Sign(Guid.CreateVersion7(clock.GetUtcNow()), $"policy/{proposal.Id}", Meaning, ShownInput.Text(Lines(look, proposal))));
            return null;
        }));
    }

    private async Task<bool> IsDirector(Guid? person) => person is { } id && await db.Set<StaffRoleRow>().AnyAsync(role => role.StaffId == id && role.Role == Role.MedicalDirector);
}
