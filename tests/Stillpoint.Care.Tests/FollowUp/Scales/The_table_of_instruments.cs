using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.Care.Tests.FollowUp.Scales;

/// <summary>Writes docs/instruments.md from the definitions; run with WRITE_DOCS=1 to renew it.</summary>
public sealed class The_table_of_instruments
{
    [Fact]
    public void Is_up_to_date()
    {
        var file = Path.Combine(Path.GetDirectoryName(Here())!, "../../../../docs/instruments.md");
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1") File.WriteAllText(file, Table());
        Assert.Equal(Table(), File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    private static string Here([CallerFilePath] string path = "") => path;

    private static string Table()
    {
        var page = new StringBuilder("""
            # Instruments

            Generated from the definitions in `src/Stillpoint.Care/FollowUp/Scales/Definitions`, one file an instrument. To renew it:
            `WRITE_DOCS=1 ./test care --filter-class '*The_table_of_instruments*'`.

            **Words** says what may be done with the wording. *Ship*: the official wording, or our own descriptors, may be shown to anybody; where no
            language stands beside it, the owner's form could not be read and nothing ships. *With permission*: the clinic loads its licensed form as a
            FHIR Questionnaire and records who permitted it. *Numbers only*: never shown; the rater reads the clinic's licensed copy and enters item
            numbers or the total. Nothing here is legal advice: owners change their terms, and the last column says who must read them first.

            | Instrument | Measures | Filled in by | Items | Scored | Words | Owner and terms, as far as known | Who must still read the licence |
            |---|---|---|---|---|---|---|---|

            """);
        foreach (var instrument in Instruments.All)
            page.Append('|').AppendJoin('|', ((string[])
            [
                $"{instrument.Code}: {instrument.Name} ({instrument.Version})", instrument.Measures, Filler(instrument), Items(instrument), Status(instrument), Words(instrument),
                $"{instrument.Licence.Owner}. {instrument.Licence.Terms}", instrument.Licence.StillToRead,
            ]).Select(cell => $" {cell} ")).Append("|\n");

        page.Append("\n## Where the words were read\n\n| Instrument | Language | Read from |\n|---|---|---|\n");
        foreach (var instrument in Instruments.All)
            foreach (var wording in instrument.Wordings)
                page.Append(CultureInfo.InvariantCulture, $"| {instrument.Code} | {wording.Language} | {wording.ReadFrom} |\n");

        page.Append(CultureInfo.InvariantCulture, $"\n## Codes\n\n{Loinc.Notice}\n");
        page.Append("\n## Which scale leads\n\n| Indication | Leads | Beside it |\n|---|---|---|\n");
        for (var number = 1; number <= 22; number++)
        {
            var indication = $"IND-{number:00}";
            var scale = LeadingScale.For(indication);
            page.Append(CultureInfo.InvariantCulture, $"| {indication} | {scale.Leads?.Code ?? "none"} | {string.Join(", ", scale.Beside.Select(instrument => instrument.Code))} |\n");
        }
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string Filler(Instrument instrument) => instrument.FilledBy switch
    {
        FilledBy.Patient => "patient",
        FilledBy.Clinician => "clinician",
        _ => "clinician asks",
    };

    private static string Items(Instrument instrument) => instrument.Items.Count == 0 ? "not seen" : $"{instrument.Items.Count}";

    private static string Status(Instrument instrument) =>
        (instrument.Triage is not null ? "triage"
            : instrument.Total is { } total && total.Bounds(instrument) is var (least, most) ? $"{least}-{most}{(instrument.Items.Count == 0 ? ", typed total only" : "")}"
            : instrument.Subscales.Count > 0 ? "subscales only"
            : instrument.Items.Count > 0 ? "item by item"
            : "not scored")
        + (instrument.Asked ? "" : "; not in `ask`");

    private static string Words(Instrument instrument) => instrument.Licence.Mode switch
    {
        LicenceMode.WordsShip => "ship" + (instrument.Wordings.Count == 0 ? "; none read" : $": {string.Join(", ", instrument.Wordings.Select(wording => wording.Language))}"),
        LicenceMode.WordsWithPermission => "with permission",
        _ => "numbers only",
    };
}
