using System.Globalization;
using System.Text.RegularExpressions;
using Stillpoint.Care.Session.Monitoring;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Session.Medicines;

/// <summary>An order of a drug beside the ketamine as it stands, and what was given on it.</summary>
public sealed record OpenOrder(SessionEvent Event, Entry.MedicationOrdered Entry, IReadOnlyList<SessionEvent> Given, bool Countersigned)
{
    /// <summary>One more dose may be given on it.</summary>
    public bool MayBeGiven => Given.Count < Entry.Times;

    /// <summary>It was said, and its prescriber hasn't signed it yet.</summary>
    public bool WaitsForSignature => Entry.How == OrderedHow.Verbal && !Countersigned;
}

/// <summary>What a strip says of the drugs beside the ketamine.</summary>
public static partial class MedicinesGiven
{
    /// <summary>Every order that stands, the newest last.</summary>
    public static IReadOnlyList<OpenOrder> Orders(SessionStory story)
    {
        var given = story.All<Entry.MedicationGiven>().Where(one => one.Entry.Order is not null).ToLookup(one => one.Entry.Order!.Value, one => one.Event);
        var signed = story.All<Entry.OrderCountersigned>().Select(one => one.Entry.Order).ToHashSet();
        return [.. story.All<Entry.MedicationOrdered>().Select(order => new OpenOrder(order.Event, order.Entry, [.. given[order.Event.Id]], signed.Contains(order.Event.Id)))];
    }

    /// <summary>Amount and unit of what was given; null where neither stands in the entry nor can be read from its words.</summary>
    public static (decimal Amount, string Unit)? AmountOf(Entry.MedicationGiven given) =>
        given is { Amount: { } amount, Unit: { } unit } ? (amount, unit)
        : Written().Match(given.Dose.Trim()) is { Success: true } match && decimal.TryParse(match.Groups["amount"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? (number, match.Groups["unit"].Value == "l/min" ? "L/min" : match.Groups["unit"].Value)
        : null;

    /// <summary>What of a drug was given up to a moment, in one unit; what is in another can't be added.</summary>
    public static decimal SumOf(SessionStory story, string drug, string unit, DateTimeOffset until) => Of(story, drug, until).Select(one => AmountOf(one.Entry)).Where(amount => amount?.Unit == unit).Sum(amount => amount!.Value.Amount);

    public static IEnumerable<(SessionEvent Event, Entry.MedicationGiven Entry)> Of(SessionStory story, string drug, DateTimeOffset until)
    {
        var name = BesideDrugs.NameOf(drug) ?? drug.Trim();
        return story.All<Entry.MedicationGiven>().Where(one => one.Event.MeasuredAt <= until && string.Equals(BesideDrugs.NameOf(one.Entry.Drug) ?? one.Entry.Drug.Trim(), name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What is looked at again after each drug, and when.</summary>
    public static IReadOnlyList<Recheck> Rechecks(SessionStory story) =>
    [
        .. from given in story.All<Entry.MedicationGiven>()
           let way = BesideDrugs.Of(given.Entry.Drug) is { Count: > 0 } ways ? ways.FirstOrDefault(one => one.Routes.Contains(given.Entry.Route)) ?? ways[0] : null
           where way is not null
           from again in way.LookAgain
           select new Recheck(again.What, way.Drug, given.Event.MeasuredAt, [.. again.Minutes.Select(minute => given.Event.MeasuredAt.AddMinutes(minute))]),
    ];

    [GeneratedRegex(@"^(?<amount>\d+(?:\.\d+)?)\s*(?<unit>mg|mcg|g|mL|L/min|l/min)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();
}
