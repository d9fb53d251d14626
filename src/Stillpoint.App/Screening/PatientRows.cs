using System.Globalization;
using System.Text.Json;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.App.Screening;

/// <summary>The rows a patient is known from: themselves, every fact, the newest consent, also one that was taken back, and the numbers of their clinic. What they come to depends on the moment.</summary>
/// <param name="Charts">Theirs, where they have several: of a linked chart the facts hold the lists alone, of a merged one everything.</param>
internal sealed record PatientRows(PatientRow Person, IReadOnlyList<FactRow> Facts, ConsentRow? Consent, ClinicPolicies Policies, Charts Charts)
{
    /// <summary>When the newest consent was taken back; null while it stands.</summary>
    public DateTimeOffset? TakenBackAt { get; init; }

    public KnownPatient At(DateTimeOffset at)
    {
        var (rows, away) = (Strikes.Standing(Facts), Strikes.Away(Facts));
        var facts = rows.Select(row => Typed(row, at.Offset)).OfType<Fact>().ToList();
        facts.AddRange(ConsentFacts(at));

        var known = new PatientFacts(at, facts);
        var birth = Person.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var record = PatientRecord.Empty with
        {
            BirthDate = RecordedDay.Read(birth),
            Sex = known.Of(ScreeningFacts.ClinicalSex)?.Value switch { "male" => Sex.Male, "female" => Sex.Female, _ => null },
            Conditions = [.. rows.Where(row => row.Key == ConditionLine.Key).Select(row => RecordLines.Read<ConditionLine>(row.Value).Read(From(row), at.Offset))],
            Allergies = [.. rows.Where(row => row.Key == AllergyLine.Key).Select(row => RecordLines.Read<AllergyLine>(row.Value).Read(From(row)))],
            Medications = [.. rows.Where(row => row.Key == MedicationLine.Key).Select(row => RecordLines.Read<MedicationLine>(row.Value).Read(From(row), at.Offset))],
            Results = [.. facts.Where(fact => fact.Key.Measured)],
        };
        return new(Person, Charts, known, [.. facts.Where(fact => !fact.Key.Measured)], record, rows)
        {
            House = Policies.InForce(at),
            Struck = [.. Facts.Where(row => away.TryGetValue(row.Id, out var by) && by.Key == Strikes.Struck).Select(row => (row, away[row.Id]))],
        };
    }

    /// <summary>What had been written down by a moment, and nothing that was written or struck from then on.</summary>
    public PatientRows Until(DateTimeOffset at) => this with
    {
        Facts = [.. Facts.Where(row => row.RecordedAt < at || (row.RecordedAt == at && !Strikes.IsWord(row)))],
        Consent = Consent?.SignedAt <= at ? Consent : null,
        TakenBackAt = TakenBackAt < at ? TakenBackAt : null,
    };

    /// <summary>The same as if one row had never been written.</summary>
    public PatientRows Without(Guid fact) => this with { Facts = [.. Facts.Where(row => row.Id != fact && row.Supersedes != fact)] };

    private static string From(FactRow row) => $"fact:{row.Id}";

    private static Fact? Typed(FactRow row, TimeSpan offset) =>
        Vocabulary.Find(row.Key) is { } key && key.Read(row.Value).Value is { } value
            ? key.Fact(value, row.MeasuredAt.ToOffset(offset)) with { Source = row.Source }
            : null;

    /// <summary>A signed consent is a fact of its own record; nobody types it again.</summary>
    private IEnumerable<Fact> ConsentFacts(DateTimeOffset at) => Consent is not { } consent || TakenBackAt is not null ? [] :
    [
        ScreeningFacts.ConsentSignedAt.Fact(consent.SignedAt.ToOffset(at.Offset), consent.SignedAt.ToOffset(at.Offset)),
        .. JsonDocument.Parse(consent.Answers).RootElement.TryGetProperty("guardian", out _) ? [ScreeningFacts.GuardianConsentAt.Fact(consent.SignedAt.ToOffset(at.Offset), consent.SignedAt.ToOffset(at.Offset))] : (Fact[])[],
        ScreeningFacts.ConsentCovers.Fact(new ConsentScope(consent.Product, consent.Route, consent.Indication.Id, consent.OffLabelAcknowledged), consent.SignedAt.ToOffset(at.Offset)),
    ];
}
