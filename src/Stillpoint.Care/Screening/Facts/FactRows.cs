namespace Stillpoint.Care.Screening.Facts;

/// <summary>Collects the rows of a table in the order they are written.</summary>
internal sealed class FactRows(bool measured = false)
{
    private readonly List<FactKey> rows = [];

    public IReadOnlyList<FactKey> All => rows;

    public FactKey<bool> YesNo(string key, FactTopic topic, string label, string rules, Window fresh = default) =>
        Row(new FactKey<bool>(key, topic, label, rules, new YesNoKind()) { Fresh = fresh });

    public FactKey<Amount> Number(string key, FactTopic topic, string label, string rules, string unit, decimal least, decimal most, Window fresh = default, IReadOnlyList<UnitSpelling>? spellings = null, IReadOnlyList<string>? loinc = null) =>
        Row(new FactKey<Amount>(key, topic, label, rules, new AmountKind(unit, least, most, whole: false, spellings ?? [UnitSpelling.Same(unit)])) { Fresh = fresh, Loinc = loinc ?? [], Measured = measured });

    public FactKey<Amount> Count(string key, FactTopic topic, string label, string rules, int least, int most, Window fresh = default, IReadOnlyList<string>? loinc = null) =>
        Row(new FactKey<Amount>(key, topic, label, rules, new AmountKind(null, least, most, whole: true)) { Fresh = fresh, Loinc = loinc ?? [], Measured = measured });

    public FactKey<string> Word(string key, FactTopic topic, string label, string rules, IReadOnlyList<string> words, Window fresh = default, IReadOnlyList<string>? loinc = null) =>
        Row(new FactKey<string>(key, topic, label, rules, new WordKind(words)) { Fresh = fresh, Loinc = loinc ?? [], Measured = measured });

    public FactKey<IReadOnlyList<string>> Words(string key, FactTopic topic, string label, string rules, IReadOnlyList<string> words, Window fresh = default) =>
        Row(new FactKey<IReadOnlyList<string>>(key, topic, label, rules, new WordsKind(words)) { Fresh = fresh });

    public FactKey<IReadOnlyList<string>> InteractionIds(string key, string label, string rules) =>
        Row(new FactKey<IReadOnlyList<string>>(key, FactTopic.Medicines, label, rules, new WordsKind([], IsInteraction, "Write interaction rules such as DDI-02, or none.")));

    public FactKey<IReadOnlyList<string>> References(string key, FactTopic topic, string label, string rules) =>
        Row(new FactKey<IReadOnlyList<string>>(key, topic, label, rules, new ReferencesKind()));

    public FactKey<string> Text(string key, FactTopic topic, string label, string rules, Window fresh = default) =>
        Row(new FactKey<string>(key, topic, label, rules, new TextKind()) { Fresh = fresh });

    public FactKey<RecordedDay> Day(string key, FactTopic topic, string label, string rules, Window fresh = default) =>
        Row(new FactKey<RecordedDay>(key, topic, label, rules, new DayKind()) { Fresh = fresh });

    public FactKey<DateTimeOffset> Moment(string key, FactTopic topic, string label, string rules, Window fresh = default) =>
        Row(new FactKey<DateTimeOffset>(key, topic, label, rules, new MomentKind()) { Fresh = fresh });

    public FactKey<LastUse> LastUse(string key, FactTopic topic, string label, string rules, Window fresh) =>
        Row(new FactKey<LastUse>(key, topic, label, rules, new LastUseKind()) { Fresh = fresh });

    public FactKey<SuicideScreenAnswers> SuicideScreen(string key, string label, string rules, IReadOnlyList<string> loinc) =>
        Row(new FactKey<SuicideScreenAnswers>(key, FactTopic.SuicideScreen, label, rules, new SuicideScreenKind()) { Loinc = loinc });

    public FactKey<ConsentScope> Consent(string key, string label, string rules) =>
        Row(new FactKey<ConsentScope>(key, FactTopic.Consent, label, rules, new ConsentKind()));

    public FactKey<IReadOnlyList<DrugTaken>> DrugTimes(string key, string label, string rules) =>
        Row(new FactKey<IReadOnlyList<DrugTaken>>(key, FactTopic.Medicines, label, rules, new DrugTimesKind()));

    public FactKey<IReadOnlyList<DrugHold>> DrugHolds(string key, string label, string rules, Window fresh) =>
        Row(new FactKey<IReadOnlyList<DrugHold>>(key, FactTopic.Medicines, label, rules, new DrugHoldsKind()) { Fresh = fresh });

    public FactKey<IReadOnlyList<SignedOverride>> Overrides(string key, string label) =>
        Row(new FactKey<IReadOnlyList<SignedOverride>>(key, FactTopic.Order, label, "", new OverridesKind()));

    private static bool IsInteraction(string word) =>
        word.Length is 6 && word.StartsWith("DDI-", StringComparison.Ordinal) && char.IsAsciiDigit(word[4]) && char.IsAsciiDigit(word[5]);

    private FactKey<T> Row<T>(FactKey<T> key) where T : notnull
    {
        rows.Add(key);
        return key;
    }
}
