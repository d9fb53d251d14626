using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Stillpoint.Care.HouseValues;

/// <summary>
/// Every house number as one clinic has it at one time. It is handed to the pure functions as the moment is; nothing in the
/// medicine knows whose house it judges by. A session is judged for ever by the house its time-out names.
/// </summary>
public sealed class House
{
    private readonly Dictionary<HouseNumber, decimal> own;

    private House(string version, Dictionary<HouseNumber, decimal> own) => (Version, this.own) = (version, own);

    /// <summary>Every number as the build ships it.</summary>
    public static House Shipped { get; } = new(RuleSet.Version, []);

    /// <summary>The rule set's date; behind a plus, what was changed: the same changes have the same name everywhere.</summary>
    public string Version { get; }

    public HouseValue this[HouseNumber number] => new(own.TryGetValue(number, out var chosen) ? chosen : number.Default, number.Unit);

    /// <summary>What stands otherwise than it was shipped, by key.</summary>
    public IReadOnlyList<KeyValuePair<HouseNumber, decimal>> Changes => [.. own.Where(one => one.Value != one.Key.Default).OrderBy(one => one.Key.Key, StringComparer.Ordinal)];

    public HouseChange With(HouseNumber number, decimal value) => With([new(number, value)]);

    /// <summary>This house with other numbers, all of them or none: each must lie in its range, and no limit may pass another it must stay before.</summary>
    public HouseChange With(IEnumerable<KeyValuePair<HouseNumber, decimal>> values)
    {
        Dictionary<HouseNumber, decimal> chosen = new(own);
        var refusals = new List<HouseRefusal>();
        foreach (var (number, value) in values)
        {
            if (value < number.Least || value > number.Most) refusals.Add(new(number, $"{number.Meaning}: choose {Range(number)}."));
            else if (number.Whole && !decimal.IsInteger(value)) refusals.Add(new(number, $"{number.Meaning}: choose a whole number."));
            else if (value == number.Default) chosen.Remove(number);
            else chosen[number] = value;
        }
        House changed = new(VersionOf(chosen), chosen);
        refusals.AddRange(HouseNumbers.All.SelectMany(changed.Crossed));
        return refusals.Count == 0 ? new HouseChange.Changed(changed) : new HouseChange.Refused(refusals);
    }

    /// <summary>A house that is named and that nobody can find: nothing may be judged by it, and least of all by another in its place.</summary>
    public static House Lost(string version) => new(version, []) { IsLost = true };

    /// <summary>Its version is all that is known of it.</summary>
    public bool IsLost { get; private init; }

    /// <summary>A house as it was written down under its version, whatever a later build ships.</summary>
    public static House Recorded(string version, IEnumerable<KeyValuePair<HouseNumber, decimal>> values) => new(version, new(values));

    private IEnumerable<HouseRefusal> Crossed(HouseNumber number)
    {
        if (number.Below is { } above && this[number] >= this[above]) yield return new(number, $"{number.Meaning}: choose less than {this[above].WithUnit}, where it says “{above.Meaning}”.");
        if (number.Above is { } below && this[number] <= this[below]) yield return new(number, $"{number.Meaning}: choose more than {this[below].WithUnit}, where it says “{below.Meaning}”.");
    }

    private static string Range(HouseNumber number) => number.Least == number.Most
        ? $"{new HouseValue(number.Least, number.Unit).WithUnit}; nothing else is allowed"
        : $"{new HouseValue(number.Least, "")} to {new HouseValue(number.Most, number.Unit).WithUnit}";

    private static string VersionOf(Dictionary<HouseNumber, decimal> chosen)
    {
        if (chosen.Count == 0) return RuleSet.Version;
        var changes = string.Join(';', chosen.OrderBy(one => one.Key.Key, StringComparer.Ordinal).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key.Key}={one.Value:0.######}")));
        return $"{RuleSet.Version}+{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(changes)))[..8]}";
    }
}

/// <summary>What came of a wish to change a house.</summary>
public abstract record HouseChange
{
    private HouseChange()
    {
    }

    public sealed record Changed(House House) : HouseChange;

    public sealed record Refused(IReadOnlyList<HouseRefusal> Because) : HouseChange;
}

/// <summary>Why a number can't be had, and what can, in words for the person who chose it.</summary>
public sealed record HouseRefusal(HouseNumber Number, string Says);
