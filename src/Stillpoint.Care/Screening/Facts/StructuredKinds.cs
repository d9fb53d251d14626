using Stillpoint.Care.Planning;

namespace Stillpoint.Care.Screening.Facts;

/// <summary>Seven answers: yes, no, or a dash for a blank.</summary>
internal sealed class SuicideScreenKind : FactKind<SuicideScreenAnswers>
{
    public override FactShape Shape => FactShape.SuicideScreen;

    public override TypedFact Read(string text)
    {
        var said = text.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);
        if (said.Length != 7) return TypedFact.Refuse("Write seven answers, for items 1, 2, 3, 4, 5, 6 and 6b: yes, no, or - for a blank.");
        var items = new bool?[7];
        for (var item = 0; item < 7; item++)
        {
            switch (said[item].ToUpperInvariant())
            {
                case "YES" or "Y" or "1": items[item] = true; break;
                case "NO" or "N" or "0": items[item] = false; break;
                case "-": break;
                default: return TypedFact.Refuse($"Item {SuicideScreenAnswers.Names[item]} is answered yes, no, or - for a blank.");
            }
        }
        return TypedFact.Of(SuicideScreenAnswers.Of(items));
    }

    public override string Write(SuicideScreenAnswers value) => string.Join(' ', value.Items.Select(Word));

    public override object Tell(SuicideScreenAnswers value) => value.Items.Select(Word).ToArray();

    private static string Word(bool? answer) => answer switch { true => "yes", false => "no", _ => "-" };
}

/// <summary>Product, route, indication and whether off-label use was acknowledged, in that order; a dash for what is not known.</summary>
internal sealed class ConsentKind : FactKind<ConsentScope>
{
    public override FactShape Shape => FactShape.Consent;

    public override TypedFact Read(string text)
    {
        var said = text.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);
        if (said.Length != 4) return TypedFact.Refuse("Write product, route, indication and whether off-label use was acknowledged, such as KetamineRacemic IV IND-01 yes.");
        Product? product = null;
        if (said[0] != "-")
        {
            if (Enum.GetValues<Product>().Where(value => value.ToString() == said[0]).Take(1).ToArray() is not [var named]) return TypedFact.Refuse($"The product is {string.Join(" or ", Enum.GetNames<Product>())}.");
            product = named;
        }
        Route? route = null;
        if (said[1] != "-" && (route = Routes.Find(said[1])) is null) return TypedFact.Refuse($"The route is one of {string.Join(", ", Routes.Codes)}.");
        var indication = said[2] == "-" ? null : said[2];
        if (indication is not null && Indications.Find(indication) is null) return TypedFact.Refuse("The indication is one of IND-01 to IND-22.");
        return said[3].ToUpperInvariant() switch
        {
            "YES" => TypedFact.Of(new ConsentScope(product, route, indication, true)),
            "NO" => TypedFact.Of(new ConsentScope(product, route, indication, false)),
            "-" => TypedFact.Of(new ConsentScope(product, route, indication, null)),
            _ => TypedFact.Refuse("Off-label use was acknowledged: yes or no."),
        };
    }

    public override string Write(ConsentScope value) =>
        $"{value.Product?.ToString() ?? "-"} {value.Route?.Code() ?? "-"} {value.Indication ?? "-"} {value.OffLabelAcknowledged switch { true => "yes", false => "no", _ => "-" }}";

    public override string? Refuses(ConsentScope value) =>
        value.Indication is { } indication && Indications.Find(indication) is null ? "The indication is one of IND-01 to IND-22." : null;
}

/// <summary>One drug a line with an equals sign before what is said of it.</summary>
internal abstract class DrugLines<T> : FactKind<IReadOnlyList<T>>
{
    private readonly string says;

    protected DrugLines(string says) => this.says = says;

    public override TypedFact Read(string text)
    {
        if (string.Equals(text, "none", StringComparison.OrdinalIgnoreCase)) return TypedFact.Of(Array.Empty<T>());
        var lines = new List<T>();
        foreach (var line in text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = line.LastIndexOf('=');
            if (equals <= 0 || !TryRead(line[..equals].Trim(), line[(equals + 1)..].Trim(), out var read)) return TypedFact.Refuse(says);
            lines.Add(read);
        }
        return TypedFact.Of(lines.ToArray());
    }

    public override string Write(IReadOnlyList<T> value) => value.Count == 0 ? "none" : string.Join("; ", value.Select(Line));

    public override object Tell(IReadOnlyList<T> value) => value.Select(Line).ToArray();

    protected abstract bool TryRead(string drug, string said, out T read);

    protected abstract string Line(T value);
}

internal sealed class DrugTimesKind() : DrugLines<DrugTaken>("Write each drug with when it was last taken, such as ibuprofen = 2026-11-22T07:00:00-05:00; separate drugs with a semicolon.")
{
    public override FactShape Shape => FactShape.DrugTimes;

    protected override bool TryRead(string drug, string said, out DrugTaken read)
    {
        var moment = WrittenTime.Instant(said);
        read = new(drug, moment ?? default);
        return moment is not null;
    }

    protected override string Line(DrugTaken value) => $"{value.Drug} = {Stated.At(value.At).Written}";
}

internal sealed class DrugHoldsKind() : DrugLines<DrugHold>("Write each drug with whether it was held, such as lorazepam = yes; use - where it is not known, and separate drugs with a semicolon.")
{
    public override FactShape Shape => FactShape.DrugHolds;

    protected override bool TryRead(string drug, string said, out DrugHold read)
    {
        (var known, bool? held) = said.ToUpperInvariant() switch { "YES" => (true, true), "NO" => (true, false), "-" => (true, (bool?)null), _ => (false, null) };
        read = new(drug, held);
        return known;
    }

    protected override string Line(DrugHold value) => $"{value.Drug} = {value.Held switch { true => "yes", false => "no", _ => "-" }}";
}

internal sealed class OverridesKind : FactKind<IReadOnlyList<SignedOverride>>
{
    public override FactShape Shape => FactShape.Overrides;

    public override TypedFact Read(string text) => TypedFact.Refuse("An override is signed with its reason, not typed into a sheet.");

    public override string Write(IReadOnlyList<SignedOverride> value) => string.Join("; ", value.Select(signed => $"{signed.Rule} {signed.SignedBy} {Stated.At(signed.SignedAt).Written} {signed.Reason}"));

    public override object Tell(IReadOnlyList<SignedOverride> value) => value.Select(signed => $"{signed.Rule} signed by {signed.SignedBy}").ToArray();
}
