using Stillpoint.App.Shell;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Interop.Fhir.Import;

/// <summary>Something a file says that could be taken over: as it would be kept, and in words.</summary>
/// <param name="Group">Under which heading it stands.</param>
/// <param name="Key">A key of the fact store.</param>
/// <param name="Value">As it would be kept.</param>
/// <param name="At">Its own date; null where the file gives none.</param>
/// <param name="From">Which resource of the file says it.</param>
internal sealed record ImportLine(string Group, string Key, string Value, string? Unit, DateTimeOffset? At, string Says, string From)
{
    /// <summary>What it contradicts of what is known, in words.</summary>
    public string? Clash { get; init; }

    public override string ToString() => "[line of a file]";
}

/// <summary>Whom a file is about, as far as it says so.</summary>
internal sealed record FilePerson(IReadOnlyList<(string? Family, string? Given)> Names, RecordedDay? Born)
{
    public bool IsNobody => Names.Count == 0 && Born is null;

    public string Shown => string.Join(", ", new[]
    {
        string.Join(" or ", Names.Select(name => string.Join(' ', new[] { name.Given, name.Family }.OfType<string>())).Distinct()), Born is null ? "" : $"born {(Born.Earliest == Born.Latest ? ClinicClock.BirthDate(Born.Earliest) : Born.Written)}",
    }.Where(part => part.Length > 0));

    public override string ToString() => "[person of a file]";
}

/// <summary>A file as it was read for one patient.</summary>
/// <param name="Lines">What could be taken over.</param>
/// <param name="Here">How many more it says that stand here already, or stood here before.</param>
/// <param name="Aside">What was set aside, in words, each once with how often.</param>
/// <param name="Origin">Where it seems to come from.</param>
internal sealed record ImportReading(FilePerson Person, IReadOnlyList<ImportLine> Lines, int Here, IReadOnlyList<(string Says, int Times)> Aside, string? Origin)
{
    /// <summary>More than anybody looks through.</summary>
    public const int MostLines = 300;

    public override string ToString() => "[reading of a file]";
}
