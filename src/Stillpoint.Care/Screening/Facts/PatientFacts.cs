
namespace Stillpoint.Care.Screening.Facts;

/// <summary>
/// Everything known about a patient at the moment of a decision, by key, newest first. The current value of a key is its newest
/// one, and only while it is fresh: what is stale is not known.
/// </summary>
public sealed class PatientFacts
{
    private readonly Dictionary<FactKey, Fact[]> byKey;

    /// <summary>Of two values of the same moment the one the clinic stated wins; what is dated after the moment of decision is set aside.</summary>
    public PatientFacts(DateTimeOffset at, IEnumerable<Fact> facts)
    {
        At = at;
        var known = facts.ToLookup(fact => ClinicCalendar.IsAfter(fact.At, at) || SpeaksOfLater(fact, at));
        FromTheFuture = [.. known[true].OrderBy(fact => fact.Key.Key, StringComparer.Ordinal).ThenBy(fact => fact.From, StringComparer.Ordinal)];
        byKey = known[false].GroupBy(fact => fact.Key).ToDictionary(group => group.Key, group => group.Order(NewestFirst).ToArray());
    }

    /// <summary>One order whatever the order of the record; how a value is written is looked at only where nothing else tells two facts apart.</summary>
    private static Comparer<Fact> NewestFirst { get; } = Comparer<Fact>.Create(static (one, other) =>
        other.At.Earliest.CompareTo(one.At.Earliest) is not 0 and var earliest ? earliest
        : other.At.Latest.CompareTo(one.At.Latest) is not 0 and var latest ? latest
        : (other.From == "fact").CompareTo(one.From == "fact") is not 0 and var stated ? stated
        : string.CompareOrdinal(one.From, other.From) is not 0 and var from ? from
        : string.CompareOrdinal(one.Path, other.Path) is not 0 and var path ? path
        : string.CompareOrdinal(one.Key.Write(one.Untyped), other.Key.Write(other.Untyped)));

    public DateTimeOffset At { get; }

    /// <summary>A time that has not come yet says nothing about what has happened.</summary>
    public static bool SpeaksOfLater(Fact fact, DateTimeOffset at) => fact.Untyped switch
    {
        DateTimeOffset moment => moment > at,
        RecordedDay day => day.IsAfter(at),
        LastUse { At: { } moment } => moment > at,
        _ => false,
    };

    /// <summary>Whether it, or a part of it, says that something has happened that lies ahead: nobody may write that down.</summary>
    public static bool NamesLater(Fact fact, DateTimeOffset at) =>
        SpeaksOfLater(fact, at) || (fact.Untyped is IReadOnlyList<DrugTaken> drugs && drugs.Any(drug => drug.At > at));

    /// <summary>Whether it says that something happened to the patient before the patient was born.</summary>
    public static bool NamesEarlierThanBirth(Fact fact, DateOnly born, DateTimeOffset at) => fact.Untyped switch
    {
        DateTimeOffset moment => ClinicCalendar.Date(moment, at) < born,
        RecordedDay day => day.Latest < born,
        LastUse { At: { } moment } => ClinicCalendar.Date(moment, at) < born,
        IReadOnlyList<DrugTaken> drugs => drugs.Any(drug => ClinicCalendar.Date(drug.At, at) < born),
        _ => false,
    };

    /// <summary>Dated after the decision, or speaking of a time after it, and therefore not used.</summary>
    public IReadOnlyList<Fact> FromTheFuture { get; }

    /// <summary>The newest value while it is fresh; null when there is none or it is stale.</summary>
    public Fact<T>? Of<T>(FactKey<T> key) where T : notnull => Of(key, key.Fresh);

    /// <summary>The newest value while a rule's own window covers it.</summary>
    public Fact<T>? Of<T>(FactKey<T> key, Window window) where T : notnull =>
        Latest(key) is { } fact && window.Covers(fact.At, At) ? fact : null;

    /// <summary>The newest value of whatever age.</summary>
    public Fact<T>? Latest<T>(FactKey<T> key) where T : notnull =>
        byKey.TryGetValue(key, out var facts) ? (Fact<T>)facts[0] : null;

    /// <summary>All values, newest first.</summary>
    public IEnumerable<Fact<T>> All<T>(FactKey<T> key) where T : notnull =>
        byKey.TryGetValue(key, out var facts) ? facts.Cast<Fact<T>>() : [];

    /// <summary>The newest value of every key there is one for, in the order of the vocabulary.</summary>
    public IEnumerable<Fact> Newest => Vocabulary.All.Where(byKey.ContainsKey).Select(key => byKey[key][0]);

    public bool Has(FactKey key) => byKey.ContainsKey(key);

    public bool? Is(FactKey<bool> key) => Of(key)?.Value;

    public bool Says(FactKey<string> key, string word) => Of(key)?.Value == word;

    /// <summary>The same facts with more beside them.</summary>
    public PatientFacts With(IEnumerable<Fact> more) => new(At, byKey.Values.SelectMany(facts => facts).Concat(FromTheFuture).Concat(more));
}
