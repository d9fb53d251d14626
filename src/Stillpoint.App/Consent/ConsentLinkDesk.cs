using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Asking;
using Stillpoint.App.Audit;
using Stillpoint.App.Kernel;
using Stillpoint.App.Messages;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.FollowUp.Alerts;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Consent;

/// <summary>A consent as its link opens it.</summary>
internal sealed record OpenConsent(ConsentRequestRow Request, PatientRow Patient, ClinicRow Clinic, IReadOnlyList<ConsentQuestionRow> Questions, ConsentWithdrawalRow? Withdrawn)
{
    public Answers Given { get; } = Answers.Read(Request.Answers);

    public bool IsSigned => Request.SignedAt is not null;

    public bool Counts => Request.ConsentId is not null;

    /// <summary>When the patient took it back, before or after it counted; null while they have not. Before it is signed there is nothing to take back.</summary>
    public DateTimeOffset? TakenBackAt => Withdrawn?.At ?? (IsSigned && !Counts ? Request.EndedAt : null);

    public bool WaitsForAnAnswer => Questions.Any(question => question.Answer is null);

    /// <summary>The first question that was not answered right yet; null when all were.</summary>
    public TeachBack? Next => TeachBack.All.FirstOrDefault(one => Given[one.Key] is null);

    /// <summary>The young person has said that they want it.</summary>
    public bool Assents => Given[ConsentAnswers.Assent] == ConsentLinkDesk.Wants;
}

/// <summary>A consent on the patient's own phone: sent as a link, read, asked about, said back and signed there; confirmed by a clinician; taken back by the same link.</summary>
internal sealed class ConsentLinkDesk(ClinicDb db, AuditTrail audit, ConsentDesk consents, SingleUseLinks links, FormLinks formLinks, Tasks tasks, TimeProvider clock)
{
    public const string Purpose = "consent";

    /// <summary>What a young person may answer, and what they wrote beside it.</summary>
    public const string Wants = "yes", Unsure = "unsure", WantsNot = "no", AssentSaid = "assent words";

    public static string AssentWords(string answer) => answer switch { Wants => "wants it", Unsure => "is not sure", _ => "does not want it" };

    private const int MostQuestions = 20;

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(400);

    private static readonly Actor Themselves = new(null, "patient");

    /// <summary>What a link opens. Looking changes nothing.</summary>
    public async Task<OpenConsent?> Open(string token) =>
        await links.Subject(token, Purpose) is { } subject && Guid.TryParse(subject, out var id) && await db.Set<ConsentRequestRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id) is { } request ? await Whole(request) : null;

    /// <summary>What was sent to a patient and is not confirmed yet, the newest first.</summary>
    public async Task<IReadOnlyList<OpenConsent>> Waiting(Guid patient)
    {
        List<OpenConsent> waiting = [];
        foreach (var request in await db.Set<ConsentRequestRow>().AsNoTracking().Where(row => row.PatientId == patient && row.EndedAt == null).OrderByDescending(row => row.CreatedAt).ToListAsync()) waiting.Add(await Whole(request));
        return waiting;
    }

    /// <summary>What a patient signed by link and took back before anybody had confirmed it, the newest first.</summary>
    public async Task<IReadOnlyList<ConsentRequestRow>> TakenBack(Guid patient) => await db.Set<ConsentRequestRow>().AsNoTracking()
        .Where(row => row.PatientId == patient && row.SignedAt != null && row.ConsentId == null && row.EndedAt != null).OrderByDescending(row => row.EndedAt).ToListAsync();

    private async Task<OpenConsent> Whole(ConsentRequestRow request) => new(request,
        await db.Set<PatientRow>().AsNoTracking().SingleAsync(row => row.Id == request.PatientId), await db.Set<ClinicRow>().AsNoTracking().SingleAsync(row => row.Id == request.ClinicId),
        await db.Set<ConsentQuestionRow>().AsNoTracking().Where(row => row.RequestId == request.Id).OrderBy(row => row.AskedAt).ToListAsync(),
        request.ConsentId is { } consent ? await db.Set<ConsentWithdrawalRow>().AsNoTracking().SingleOrDefaultAsync(row => row.ConsentId == consent) : null);

    /// <summary>Makes a link to the text in force, and sends it where the patient may be written to.</summary>
    /// <returns>What came of it, the address to open on the clinic's tablet, and whether a message is on its way.</returns>
    public async Task<(Outcome Outcome, string Link, bool Sent)> Send(PatientRow patient, SendConsentForm form, DateOnly today, Actor actor)
    {
        var now = clock.Moment();
        var (id, language) = (form.Id(now), Translated.Of(patient.Language));
        var (link, sent) = ("", false);
        var outcome = await audit.Once(db.Set<ConsentRequestRow>().Where(row => row.Id == id), actor, new AuditNote("consent-sent", $"consent-request/{id}", patient.Id), async () =>
        {
            var text = await consents.Text(form.Product.Given, form.Route.Given, form.Indication.Given.Id, language, today);
            // One at a time: an older link that nobody signed leads nowhere any more.
            foreach (var older in await db.Set<ConsentRequestRow>().Where(row => row.PatientId == patient.Id && row.EndedAt == null && row.SignedAt == null).ToListAsync())
            {
                older.EndedAt = now;
                await links.End(Purpose, older.Id.ToString());
            }
            db.Add(new ConsentRequestRow
            {
                Id = id, ClinicId = patient.ClinicId, PatientId = patient.Id, Product = form.Product.Given, Route = form.Route.Given, Indication = form.Indication.Given, Language = patient.Language,
                DocumentVersion = text.Version, DocumentText = text.Text, CreatedBy = actor.Person!.Value, CreatedAt = now,
            });
            link = $"/c/{links.Make(Purpose, id.ToString(), Lasts)}?lang={Translated.Code(language)}";
            sent = await formLinks.Put(patient, link);
            return new Outcome.Done();
        });
        return (outcome, link, sent);
    }

    /// <summary>Keeps a question for a person; words of danger call somebody at once.</summary>
    public Task<Outcome> Ask(OpenConsent open, AskConsentForm form) => Change(open, form.Id(clock.GetUtcNow()), "consent-question-asked", async (request, id) =>
    {
        if (request.SignedAt is not null) return new Outcome.Done(Twice: true);
        if (await db.Set<ConsentQuestionRow>().CountAsync(row => row.RequestId == request.Id) >= MostQuestions) return Outcome.No(ConsentPageTexts.MoreQuestions.In(form.Language), form.Words);
        db.Add(new ConsentQuestionRow { Id = id, RequestId = request.Id, AskedAt = clock.Moment(), Question = form.Words.Given });
        if (SafetyAlerts.OfWords(form.Words.Given) is { } alert) await tasks.Raise(alert, request.ClinicId, request.PatientId, PageOf(request.PatientId));
        await tasks.OpenOnce(request.ClinicId, request.PatientId, TaskKind.ConsentByLink, "A question about the consent waits for an answer", Role.Nurse, clock.Moment() + TimeSpan.FromHours(24), PageOf(request.PatientId), TimeSpan.FromHours(24), Role.Prescriber);
        return new Outcome.Done();
    }, db.Set<ConsentQuestionRow>().Where(row => row.Id == form.Id(clock.GetUtcNow())));

    /// <summary>Takes what was said back. Something else than the right answer is explained at once and asked again; how many tries it took is kept.</summary>
    public Task<Outcome> SayBack(OpenConsent open, TeachBack asked, AskForm form, Language language) => Change(open, null, "consent-said-back", async (row, _) =>
    {
        var request = await db.Set<ConsentRequestRow>().SingleAsync(one => one.Id == row.Id);
        if (request.SignedAt is not null) return new Outcome.Done(Twice: true);
        var (given, tries) = (Answers.Read(request.Answers), $"{asked.Key} tries");
        given[tries] = ((int.TryParse(given[tries], System.Globalization.CultureInfo.InvariantCulture, out var before) ? before : 0) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (form.Answer == asked.Right) given[asked.Key] = form.Answer;
        request.Answers = given.Write();
        return new Outcome.Done();
    }, null, form.Answer == asked.Right ? null : Outcome.No($"{ConsentPageTexts.NotRight.In(language)} {asked.Explains.In(language)}", form.Asked));

    /// <summary>Keeps whether a young person wants it. A no, or not being sure, calls somebody to talk with them alone, and nothing is signed meanwhile.</summary>
    public Task<Outcome> Say(OpenConsent open, AssentForm form) => Change(open, null, "consent-assent-said", async (row, _) =>
    {
        var request = await db.Set<ConsentRequestRow>().SingleAsync(one => one.Id == row.Id);
        if (request.SignedAt is not null) return new Outcome.Done(Twice: true);
        var given = Answers.Read(request.Answers);
        given[ConsentAnswers.Assent] = form.Wants.Given;
        if (form.Words.Value is { } words) given[AssentSaid] = words;
        request.Answers = given.Write();
        if (SafetyAlerts.OfWords($"{form.Words.Value}") is { } alert) await tasks.Raise(alert, request.ClinicId, request.PatientId, PageOf(request.PatientId));
        if (form.Wants.Given != Wants)
            await tasks.OpenOnce(request.ClinicId, request.PatientId, TaskKind.ConsentByLink, $"A young person {AssentWords(form.Wants.Given)}: talk with them alone before anybody signs", Role.Nurse, clock.Moment() + TimeSpan.FromHours(24), PageOf(request.PatientId), TimeSpan.FromHours(24), Role.Prescriber);
        return new Outcome.Done();
    });

    /// <summary>Signs what was read, once every question was answered and everything was said back.</summary>
    public Task<Outcome> Sign(OpenConsent open, SignConsentForm form, DateOnly today) => Change(open, null, "consent-signed-by-link", async (row, _) =>
    {
        var request = await db.Set<ConsentRequestRow>().SingleAsync(one => one.Id == row.Id);
        if (request.SignedAt is not null) return new Outcome.Done(Twice: true);
        var now = await Whole(request);
        if (now.Next is not null) return Outcome.No(ConsentPageTexts.TeachBackFirst.In(form.Language));
        if (now.WaitsForAnAnswer) return Outcome.No(ConsentPageTexts.QuestionOpen.In(form.Language));
        if (!ConsentDesk.IsTheirs(now.Patient, form.SignedName.Given)) return Outcome.No(ConsentPageTexts.NameOther.In(form.Language), form.SignedName);
        var minor = ConsentDesk.IsMinor(now.Patient, today);
        if (minor && !now.Assents) return Outcome.No(ConsentPageTexts.AssentFirst.In(form.Language));
        if (minor && form.Guardian.Blank) return Outcome.No(ConsentPageTexts.GuardianNeeded.In(form.Language), form.Guardian);
        var given = Answers.Read(request.Answers);
        foreach (var (key, value) in new[] { (ConsentAnswers.Drawn, form.Drawn.Value), (ConsentAnswers.GuardianDrawn, minor ? form.GuardianDrawn.Value : null), (ConsentAnswers.GuardianIs, minor ? form.GuardianIs.Value : null), (ConsentAnswers.Rems, form.Rems?.Ticked is true ? "acknowledged" : null) })
            if (value is not null) given[key] = value;
        request.Answers = given.Write();
        (request.SignedName, request.GuardianName, request.Touch, request.OffLabelAcknowledged, request.SignedAt) = (form.SignedName.Given, form.Guardian.Value, form.Touch.Value, form.OffLabel?.Ticked is true, clock.Moment());
        await tasks.Settle(TaskKind.ConsentByLink, PageOf(request.PatientId), "The patient signed.", null);
        await db.SaveChangesAsync(CancellationToken.None);
        tasks.Open(request.ClinicId, request.PatientId, TaskKind.ConsentByLink, "A consent signed by link waits for a talk: confirm that the patient understands", Role.Nurse, clock.Moment() + TimeSpan.FromHours(48), about: PageOf(request.PatientId));
        return new Outcome.Done();
    });

    /// <summary>A clinician answers a question; the patient reads it by the link.</summary>
    public Task<Outcome> Answer(Guid patient, Guid question, AnswerForm form, Actor actor) => audit.Do(actor, new AuditNote("consent-question-answered", $"consent-question/{question}", patient), async () =>
    {
        var row = await (from one in db.Set<ConsentQuestionRow>() join request in db.Set<ConsentRequestRow>() on one.RequestId equals request.Id where one.Id == question && request.PatientId == patient select one).SingleOrDefaultAsync();
        if (row is null) return Outcome.No("That question is not there.");
        (row.Answer, row.AnsweredBy, row.AnsweredAt) = (form.Answer.Given, actor.Person, clock.Moment());
        if (!await db.Set<ConsentQuestionRow>().AnyAsync(other => other.RequestId == row.RequestId && other.Id != question && other.Answer == null)) await tasks.Settle(TaskKind.ConsentByLink, PageOf(patient), "Answered.", actor.Person);
        return new Outcome.Done();
    });

    /// <summary>A clinician who has spoken with the patient makes it count: the exact text, as it was signed, is kept for ever.</summary>
    public Task<Outcome> Confirm(OpenConsent open, ConfirmForm form, Actor actor)
    {
        var now = clock.Moment();
        var id = form.Id(now);
        return audit.Once(db.Set<ConsentRow>().Where(row => row.Id == id), actor, new AuditNote("consent-signed", $"consent/{id}", open.Patient.Id), async () =>
        {
            var request = await db.Set<ConsentRequestRow>().SingleAsync(row => row.Id == open.Request.Id);
            if (request.SignedAt is not { } signed || request.EndedAt is not null) return Outcome.No("It is not signed, or somebody confirmed it already.");
            var answers = new Dictionary<string, string?>
            {
                ["by"] = "link", ["capacity"] = form.Note.Value ?? ConsentForm.CapacitySeen, ["interpreter"] = form.Interpreter.Value, ["witness"] = form.Witness.Value, [ConsentAnswers.Guardian] = request.GuardianName,
                ["touch"] = request.Touch switch { true => "yes", false => "no", null => null },
                ["questions"] = open.Questions.Count == 0 ? null : string.Join('\n', open.Questions.Select(question => $"{question.Question} → {question.Answer}")),
            };
            if (request.Product is Product.Esketamine && !form.RemsForm.Ticked) return Outcome.No("Patient and prescriber sign the enrollment form of the program first: without it the spray is not given.", form.RemsForm);
            if (request.Product is Product.Esketamine) answers[ConsentAnswers.Rems] = ConsentAnswers.RemsSigned;
            var given = Answers.Read(request.Answers);
            answers[ConsentAnswers.Assent] = given[ConsentAnswers.Assent] is { } assent ? string.Join(": ", new[] { AssentWords(assent), given[AssentSaid] }.OfType<string>()) : null;
            foreach (var key in new[] { ConsentAnswers.GuardianIs, ConsentAnswers.Drawn, ConsentAnswers.GuardianDrawn }) answers[key] = given[key];
            foreach (var key in TeachBack.All.SelectMany(one => (string[])[one.Key, $"{one.Key} tries"])) answers[$"teach-back {key}"] = given[key];
            db.Add(new ConsentRow
            {
                Id = id, PatientId = request.PatientId, Product = request.Product, Route = request.Route, Indication = request.Indication, DocumentVersion = request.DocumentVersion, Language = request.Language,
                DocumentText = request.DocumentText, Answers = ConsentAnswers.Write(answers), OffLabelAcknowledged = request.OffLabelAcknowledged, SignedName = request.SignedName!, SignedAt = signed, ExplainedBy = actor.Person!.Value,
            });
            (request.ConsentId, request.EndedAt) = (id, now);
            await tasks.Settle(TaskKind.ConsentByLink, PageOf(request.PatientId), "Confirmed.", actor.Person);
            return new Outcome.Done();
        });
    }

    /// <summary>The patient takes it back by their link.</summary>
    public async Task<Outcome> Withdraw(OpenConsent open) => open.Request.ConsentId is { } id
        ? await consents.Withdraw(await db.Set<ConsentRow>().AsNoTracking().SingleAsync(row => row.Id == id), "Taken back by the patient's link.", Themselves)
        : await Change(open, null, "consent-request-withdrawn", async (row, _) =>
        {
            var request = await db.Set<ConsentRequestRow>().SingleAsync(one => one.Id == row.Id);
            // Confirmed in the same moment: what counts is taken back as a consent, by the next press.
            if (request.ConsentId is not null) return Outcome.No(ConsentPageTexts.PressAgain.In(Translated.Of(request.Language)));
            if (request.EndedAt is not null) return new Outcome.Done(Twice: true);
            request.EndedAt = clock.Moment();
            await tasks.Settle(TaskKind.ConsentByLink, PageOf(request.PatientId), "The patient took it back by their link before it was confirmed.", null);
            await tasks.OpenOnce(request.ClinicId, request.PatientId, TaskKind.ConsentWithdrawn, "The patient took a consent back that they had signed by link: it never counted. Talk with them",
                Role.Nurse, clock.Moment() + TimeSpan.FromHours(4), PageOf(request.PatientId), TimeSpan.FromHours(4), Role.Prescriber);
            return new Outcome.Done();
        });

    public static string PageOf(Guid patient) => $"/patients/{patient}/consent";

    /// <param name="after">What the reader is told though it was kept.</param>
    private async Task<Outcome> Change(OpenConsent open, Guid? id, string action, Func<ConsentRequestRow, Guid, Task<Outcome>> change, IQueryable<object>? already = null, Outcome? after = null)
    {
        for (var left = 3; ; left--)
        {
            try
            {
                var note = new AuditNote(action, $"consent-request/{open.Request.Id}", open.Patient.Id);
                var outcome = already is null ? await audit.Do(Themselves, note, () => change(open.Request, id ?? Guid.Empty)) : await audit.Once(already, Themselves, note, () => change(open.Request, id!.Value));
                return outcome is Outcome.Done && after is not null ? after : outcome;
            }
            // Two windows in one moment: each is kept beside the other.
            catch (DbUpdateConcurrencyException) when (left > 1)
            {
            }
        }
    }
}

/// <summary>A question about a consent.</summary>
internal sealed class AskConsentForm : Form
{
    public AskConsentForm(Language language) : base("ask-consent")
    {
        (Language, Marks) = (language, false);
        Words = new(ConsentPageTexts.AskLabel.In(language)) { Called = "question", Needed = ConsentPageTexts.AskNeeded.In(language), Most = 1000 };
    }

    public LongTextInput Words { get; }
}

/// <summary>What is signed by link.</summary>
internal sealed class SignConsentForm : Form
{
    public SignConsentForm(Language language, Product product, string indication, bool minor) : base("sign-consent")
    {
        (Language, Marks) = (language, false);
        Touch = new(ConsentPageTexts.Touch.In(language)) { As = Choice.Large, Options = [(true, ConsentPageTexts.Yes.In(language)), (false, ConsentPageTexts.No.In(language))] };
        if (Indications.IsOffLabel(product, indication)) OffLabel = new(ConsentPageTexts.OffLabel.In(language)) { Called = "offLabel", Needed = ConsentPageTexts.OffLabelNeeded.In(language) };
        Agrees = new(ConsentPageTexts.Agrees.In(language)) { Needed = ConsentPageTexts.AgreesNeeded.In(language) };
        if (product is Product.Esketamine) Rems = new(ConsentPageTexts.Rems.In(language)) { Called = "rems", Needed = ConsentPageTexts.RemsNeeded.In(language) };
        GuardianIs = new(ConsentPageTexts.GuardianIs.In(language)) { Needed = minor ? ConsentPageTexts.GuardianIsNeeded.In(language) : null, Most = 80 };
        (Drawn, GuardianDrawn) = (new(ConsentPageTexts.Drawn.In(language)), new(ConsentPageTexts.GuardianDrawn.In(language)));
        SignedName = new(ConsentPageTexts.Name.In(language)) { Needed = ConsentPageTexts.NameNeeded.In(language), AutoComplete = "name" };
        Guardian = new(ConsentPageTexts.Guardian.In(language)) { Needed = minor ? ConsentPageTexts.GuardianNeeded.In(language) : null };
        IsMinor = minor;
    }

    internal bool IsMinor { get; }
    public ChoiceInput<bool> Touch { get; }
    internal TickInput? OffLabel { get; }
    public TickInput Agrees { get; }
    public NameInput SignedName { get; }
    public NameInput Guardian { get; }
    public TextInput GuardianIs { get; }
    public DrawnInput Drawn { get; }
    public DrawnInput GuardianDrawn { get; }
    internal TickInput? Rems { get; }

    protected override IEnumerable<Input> More() => new[] { OffLabel, Rems }.OfType<Input>();
}

/// <summary>What a young person says for themselves.</summary>
internal sealed class AssentForm : Form
{
    public AssentForm(Language language, OpenConsent open) : base("assent")
    {
        (Language, Marks) = (language, false);
        Wants = new(ConsentPageTexts.AssentAsk.In(language),
            [(ConsentLinkDesk.Wants, ConsentPageTexts.AssentYes.In(language)), (ConsentLinkDesk.Unsure, ConsentPageTexts.AssentUnsure.In(language)), (ConsentLinkDesk.WantsNot, ConsentPageTexts.AssentNo.In(language))])
        { As = Choice.Large, Needed = AskTexts.ChooseOne.In(language), Typed = open.Given[ConsentAnswers.Assent] ?? "" };
        Words = new(ConsentPageTexts.AssentWords.In(language)) { Most = 1000, Typed = open.Given[ConsentLinkDesk.AssentSaid] ?? "" };
    }

    public ChoiceInput Wants { get; }
    public LongTextInput Words { get; }
}
