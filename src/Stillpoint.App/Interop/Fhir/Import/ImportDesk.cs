using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Stillpoint.App.Audit;
using Stillpoint.App.Json;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Interop.Fhir.Import;

/// <summary>What was shown of a file, carried in the page until somebody confirms it: nothing of it is kept here before.</summary>
/// <param name="Aside">What was set aside, in words; no more of it than anybody reads.</param>
/// <param name="MoreAside">How much more was set aside.</param>
internal sealed record ShownFile(Guid Patient, Guid Person, string Whom, IReadOnlyList<ImportLine> Lines, IReadOnlyList<string> Aside, int MoreAside, int Here)
{
    private const int MostAside = 200;

    public static ShownFile Of(Guid patient, Guid person, ImportReading reading) => new(patient, person, reading.Person.Shown, reading.Lines,
        [.. reading.Aside.Take(MostAside).Select(aside => aside.Times > 1 ? $"{aside.Says} ({aside.Times} times)" : aside.Says)],
        Math.Max(0, reading.Aside.Count - MostAside), reading.Here);

    public override string ToString() => "[what was shown of a file]";
}

/// <summary>Takes over from a file what a person confirmed, line by line, and keeps nothing else of it.</summary>
internal sealed class ImportDesk(FactStore store, IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Waits = TimeSpan.FromHours(1);

    private static readonly JsonSerializerOptions Written = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly ITimeLimitedDataProtector carried = protection.CreateProtector("Stillpoint.Interop.Import").ToTimeLimitedDataProtector();

    /// <summary>Reads a file for a patient; answers why not, in words, where it cannot be, or is about somebody else.</summary>
    public async Task<(ImportReading? Reading, string? Refused)> Read(Guid patient, ReadOnlyMemory<byte> file, DateTimeOffset at)
    {
        var (bundle, refused) = ImportFile.Read(file);
        if (bundle is null) return (null, refused);
        var known = await store.Read(patient, at);
        try
        {
            var reading = ImportReader.Read(bundle, known, await store.Ever(patient), at);
            return IsOf(reading.Person, known) ? (reading, null)
                : (null, $"This file is about {reading.Person.Shown}. The patient here is {known.Patient.Name}, born {ClinicClock.BirthDate(known.Patient.BirthDate)}. Nothing was taken over.");
        }
        catch (RefusedException told)
        {
            return (null, told.Refusal.Says);
        }
    }

    /// <summary>What is shown, as the page carries it: readable here alone, for this patient and this person, and for an hour.</summary>
    public string Carry(Guid patient, Actor actor, ImportReading reading) =>
        carried.Protect(JsonSerializer.Serialize(ShownFile.Of(patient, actor.Person!.Value, reading), Written), Waits);

    /// <summary>What was shown to this person of this patient's file; null when it is too old, or is none of theirs.</summary>
    public ShownFile? Shown(string? carrying, Guid patient, Actor actor)
    {
        if (string.IsNullOrEmpty(carrying)) return null;
        try
        {
            return JsonSerializer.Deserialize<ShownFile>(carried.Unprotect(carrying), Written) is { } shown && shown.Patient == patient && shown.Person == actor.Person ? shown : null;
        }
        catch (Exception spoiled) when (spoiled is System.Security.Cryptography.CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    public async Task<Outcome> Keep(Guid patient, ShownFile shown, ConfirmForm form, Actor actor)
    {
        var now = clock.GetUtcNow();
        var origin = form.Origin.Given;
        var taken = form.Ticked.Given.Select(place => shown.Lines[place]).Select(line => new ImportedFact(
            line.Key, line.Value, line.Unit, line.At ?? now, $"import from {origin}, {(line.At is null ? "undated, " : "")}{line.From}")).ToList();
        await store.Import(patient, taken, actor);
        return new Outcome.Done();
    }

    /// <summary>A birth date that is another, or no name that may be theirs, is somebody else. A file that names nobody is not told apart by us.</summary>
    private static bool IsOf(FilePerson person, KnownPatient known)
    {
        var patient = known.Patient;
        if (person.Born is { } born && (patient.BirthDate < born.Earliest || patient.BirthDate > born.Latest)) return false;
        return person.Names.Count == 0 || person.Names.Any(name => Spellings(name).Any(one =>
            new NamedPatient([], one.Family, one.Given, null).Match("", patient.FamilyName, patient.GivenName, patient.BirthDate) is not NamedMatch.Another));
    }

    /// <summary>With all its given names, and with the first alone.</summary>
    private static IEnumerable<(string? Family, string? Given)> Spellings((string? Family, string? Given) name) =>
        name.Given?.Split(' ', 2) is [var first, _] ? [name, (name.Family, first)] : [name];
}
