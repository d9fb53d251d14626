using System.Globalization;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications.Identity;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>The sentence of an interaction: what stands in the record, then what it does together with ketamine.</summary>
internal static class HowAnInteractionSpeaks
{
    /// <summary>Rows whose drugs depress brain and breathing, so that two of them together are worse than each (FDA boxed warning, opioids with benzodiazepines).</summary>
    private static readonly string[] Depressants = ["DDI-02", "DDI-05", "DDI-06", "DDI-07", "DDI-66", "DDI-67"];

    public static string Because(Hit hit, InteractionCase asked, DateTimeOffset at) =>
        $"{Entry(hit, at)}: with {Ketamine(asked)}, {hit.Row.Effect} ({hit.Row.Mechanism}).";

    /// <summary>What stands in the record, and when it ended.</summary>
    public static string Entry(Hit hit, DateTimeOffset at) => Record(hit) + Ending(hit, at);

    /// <summary>What the row says to do, and what two depressants together ask for.</summary>
    public static string Management(Hit hit, IEnumerable<Hit> all, House house)
    {
        var management = hit.Row.Management(house);
        if (!Depressants.Contains(hit.Row.Id)) return management;
        var others = all.Where(other => Depressants.Contains(other.Row.Id) && other.Ingredient != hit.Ingredient).Select(other => other.Ingredient.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        return others.Count == 0 ? management : $"{management} Taken together with {string.Join(" and ", others)}: capnography, naloxone at hand.";
    }

    /// <summary>The product a patient gets, and how.</summary>
    public static string Ketamine(InteractionCase asked)
    {
        var drug = asked.Plan.Product == Product.Esketamine ? "esketamine" : "ketamine";
        return asked.Plan.Route switch
        {
            null => $"{drug} (route not given yet, so the worse is read)",
            Route.Oral => $"{drug} by mouth",
            Route.Sublingual => $"{drug} under the tongue",
            Route.Intravenous or Route.IntravenousBolus => $"IV {drug}",
            Route.Intramuscular => $"IM {drug}",
            Route.Subcutaneous => $"{drug} under the skin",
            Route.IntranasalRacemic or Route.IntranasalEsketamine => $"nasal {drug}",
            var other => throw new ArgumentOutOfRangeException(nameof(asked), other, "No such route."),
        };
    }

    /// <summary>The entry in its own words; the ingredient beside it where the entry does not name it.</summary>
    private static string Record(Hit hit)
    {
        var name = hit.Ingredient.Name;
        var text = hit.Drug.Text ?? name;
        if (hit.ToConfirm is { } word) return $"{text}: \"{word.Written}\" is read as {name} until somebody confirms it";
        return text.Contains(name, StringComparison.OrdinalIgnoreCase) ? text : $"{text} ({name})";
    }

    private static string Ending(Hit hit, DateTimeOffset at) => hit.Acting switch
    {
        Acting.Now => "",
        Acting.Until { Clears: { } clears } until => $", last {Day(until.Last, at)}, still acts for {until.After} (until {Shown(clears, until.After, at)})",
        Acting.Until until => $", last {Day(until.Last, at)}, still acts for {until.After}",
        Acting.NoEndKnown { Ordered: { } ordered } => $", ordered {Day(ordered, at)} and stopped, the day isn't recorded: ask when",
        Acting.NoEndKnown => ", stopped, the day isn't recorded: ask when",
        _ => throw new ArgumentOutOfRangeException(nameof(hit), hit.Acting, "No such way of acting."),
    };

    /// <summary>A day in words; a time that names no day stays as it was written.</summary>
    private static string Day(WrittenTime written, DateTimeOffset at) =>
        written.Written.Length < 10 ? written.Written : written.Earliest.ToOffset(at.Offset).ToString(written.Earliest.Year == at.Year ? "MMM d" : "MMM d, yyyy", CultureInfo.InvariantCulture);

    private static string Shown(DateTimeOffset clears, Rows.Afterwards after, DateTimeOffset at) =>
        clears.ToOffset(at.Offset).ToString(after.IsByTheClock ? "MMM d, HH:mm" : "MMM d", CultureInfo.InvariantCulture);
}
