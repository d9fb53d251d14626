namespace Stillpoint.Care.Screening.Record;

/// <summary>One meaning with everything that is read as it.</summary>
/// <param name="Icd">ICD-10-CM prefixes and category ranges, separated by spaces.</param>
/// <param name="Snomed">SNOMED CT codes, separated by spaces.</param>
/// <param name="Words">Phrases separated by bars; spelling in British or American, plurals included.</param>
internal sealed record ProblemRow(Problem Problem, string Label, string Icd = "", string Snomed = "", string Words = "")
{
    /// <summary>ICD-10-CM prefixes that <see cref="Icd"/> would take in but that mean something else.</summary>
    public string NotIcd { get; init; } = "";

    /// <summary>Too broad to decide anything: even a confirmed line is only a question.</summary>
    public string BroadWords { get; init; } = "";
}
