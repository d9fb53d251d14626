using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.Care.Tests.Screening.Facts;

public sealed class The_fact_vocabulary
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(-5));

    /// <summary>Something a nurse might type for each shape of fact.</summary>
    private static IEnumerable<string> Typed(FactKey key) => key.Shape switch
    {
        FactShape.YesNo => ["yes", "No"],
        FactShape.Number => ["2", "7", "20", "37", "60", "200"],
        FactShape.OneWord => key.Words,
        FactShape.SeveralWords => key.Words.Count == 0 ? ["none", "DDI-02, DDI-10"] : ["none", string.Join(", ", key.Words)],
        FactShape.Text => ["Sage Marsh, 555 0142"],
        FactShape.Day => ["2026", "2026-03", "2026-03-14"],
        FactShape.Moment => ["2026-11-22T09:00:00-05:00", "2026-11-22T14:00Z"],
        FactShape.MomentOrNone => ["none", "2026-11-22T07:30:00-05:00"],
        FactShape.SuicideScreen => ["no no - - - no -", "yes yes no no no yes no"],
        FactShape.Consent => ["KetamineRacemic IV IND-01 yes", "Esketamine IN_Esketamine IND-03 -"],
        FactShape.DrugTimes => ["none", "ibuprofen = 2026-11-22T07:00:00-05:00; 5640 = 2026-11-21T22:00:00-05:00"],
        FactShape.DrugHolds => ["none", "lorazepam = yes; lamotrigine = -"],
        _ => [],
    };

    [Fact]
    public void Every_word_stands_for_one_thing_and_has_a_label() => Assert.Multiple(
        () => Assert.Equal(Vocabulary.All.Count, Vocabulary.All.Select(key => key.Key).Distinct(StringComparer.Ordinal).Count()),
        () => Assert.All(Vocabulary.All, key => Assert.False(string.IsNullOrWhiteSpace(key.Label), key.Key)),
        () => Assert.All(Vocabulary.All, key => Assert.Same(key, Vocabulary.Find(key.Key))));

    [Fact]
    public void What_was_typed_is_stored_as_one_text_that_reads_back_the_same() => Assert.All(Vocabulary.All.Where(key => key.OnSheet), key =>
    {
        var read = Typed(key).Select(key.Read).Where(typed => typed.Refused is null).ToList();
        Assert.NotEmpty(read);
        Assert.All(read, typed =>
        {
            var stored = key.Write(typed.Value!);
            Assert.Equal(stored, key.Write(key.Read(stored).Value!));
            Assert.NotEmpty(key.Show(typed.Value!));
        });
    });

    [Theory]
    [InlineData("nyhaClass", "5", "Write a number from 1 to 4.")]
    [InlineData("mocaTotal", "17.5", "Write a whole number.")]
    [InlineData("weight", "81,5 kg", "Write decimals with a point, not a comma.")]
    [InlineData("weight", "12 stone", "The unit stone is not known here; write kg or g or [lb_av] or lb.")]
    [InlineData("eyeStatus", "blurred", "Choose one of normal, raisedIop, openGlobe, acuteAngleClosure.")]
    [InlineData("udsPositives", "caffeine", "Choose among opioid, stimulant, cocaine, benzodiazepine, cannabis, ketamine, pcp, other, or write none.")]
    [InlineData("managedInteractions", "DDI-2", "Write interaction rules such as DDI-02, or none.")]
    [InlineData("alcoholLast24h", "perhaps", "Answer yes or no.")]
    [InlineData("consentCovers", "KetamineRacemic IV IND-99 yes", "The indication is one of IND-01 to IND-22.")]
    [InlineData("cssrsAnswers", "no no", "Write seven answers, for items 1, 2, 3, 4, 5, 6 and 6b: yes, no, or - for a blank.")]
    public void What_cannot_be_read_is_refused_in_words(string key, string typed, string because) =>
        Assert.Equal(because, Vocabulary.Find(key)!.Read(typed).Refused);

    [Theory]
    [InlineData("weight", "250 lb", "113.398 kg")]
    [InlineData("height", "70 in", "177.8 cm")]
    [InlineData("temperature", "100.4 °F", "38 °C")]
    [InlineData("systolic", "20 kPa", "150.012 mmHg")]
    [InlineData("potassium", "<3.5 mmol/L", "<3.5 mmol/L")]
    [InlineData("alt", "2 µkat/L", "120 U/L")]
    public void A_number_is_kept_in_one_unit(string key, string typed, string shown)
    {
        var word = Vocabulary.Find(key)!;
        Assert.Equal(shown, word.Show(word.Read(typed).Value!));
    }

    [Fact]
    public void No_typed_text_makes_it_fall_over() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll<string>(text =>
        Vocabulary.All.All(key => key.Read(text ?? "") is { Value: not null } or { Refused: not null })));

    [Fact]
    public void A_bound_decides_only_when_all_it_allows_falls_on_one_side()
    {
        Assert.True(new Amount(500) { Bound = Bound.Above }.IsOver(120));
        Assert.Null(new Amount(60) { Bound = Bound.Above }.IsUnder(90));
        Assert.Null(new Amount(60) { Bound = Bound.Below }.IsUnder(30));
        Assert.False(new Amount(60) { Bound = Bound.AtLeast }.IsUnder(60));
        Assert.Null(new Amount(60) { Bound = Bound.AtMost }.IsUnder(60));
        Assert.True(new Amount(60) { Bound = Bound.Below }.IsUnder(60));
    }

    [Fact]
    public void A_bound_never_contradicts_a_value_it_allows() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
        Gen.Choose(0, 9).ToArbitrary(), Gen.Choose(0, 9).ToArbitrary(), Gen.Choose(0, 9).ToArbitrary(), (written, truth, limit) => Enum.GetValues<Bound>().All(bound =>
        {
            var allowed = bound switch { Bound.Exact => truth == written, Bound.Below => truth < written, Bound.AtMost => truth <= written, Bound.AtLeast => truth >= written, _ => truth > written };
            var amount = new Amount(written) { Bound = bound };
            return !allowed || (amount.IsOver(limit) ?? truth > limit) == truth > limit && (amount.IsUnder(limit) ?? truth < limit) == truth < limit;
        })));

    [Fact]
    public void The_newest_value_counts_and_the_clinic_wins_a_tie()
    {
        var facts = new PatientFacts(Nine,
        [
            ScreeningFacts.MocaTotal.Fact(new Amount(20), Nine.AddDays(-2)),
            ScreeningFacts.MocaTotal.Fact(new Amount(25), Nine.AddDays(-1), "bundle:Observation/o1"),
            ScreeningFacts.MocaTotal.Fact(new Amount(26), Nine.AddDays(-1)),
        ]);
        Assert.Equal(26, facts.Of(ScreeningFacts.MocaTotal)!.Value.Value);
        Assert.Equal(3, facts.All(ScreeningFacts.MocaTotal).Count());
    }

    [Fact]
    public void A_stale_value_is_not_the_current_one()
    {
        var facts = new PatientFacts(Nine, [ScreeningFacts.AlcoholLast24h.Fact(false, Nine.AddHours(-10))]);
        Assert.Null(facts.Is(ScreeningFacts.AlcoholLast24h));
        Assert.NotNull(facts.Latest(ScreeningFacts.AlcoholLast24h));
    }

    [Fact]
    public void What_is_dated_after_the_decision_is_set_aside()
    {
        var facts = new PatientFacts(Nine, [ScreeningFacts.QtcMs.Fact(new Amount(430), Nine.AddMinutes(1))]);
        Assert.Null(facts.Of(ScreeningFacts.QtcMs));
        Assert.Single(facts.FromTheFuture);
    }

    [Theory]
    [InlineData("2026-11-08", "14 days", true)]
    [InlineData("2026-11-07", "14 days", false)]
    [InlineData("2026-08-22", "3 months", true)]
    [InlineData("2026-08-21", "3 months", false)]
    [InlineData("2026-08", "3 months", false)]
    [InlineData("2026-11-22T00:10:00-05:00", "same date", true)]
    [InlineData("2026-11-22T03:00:00Z", "same date", false)]
    [InlineData("2026-11-21T09:00:00-05:00", "24 hours", true)]
    [InlineData("2026-11-21T08:59:59-05:00", "24 hours", false)]
    public void Days_and_months_are_counted_on_the_calendar_of_the_place(string measured, string window, bool usable)
    {
        var windows = new Dictionary<string, Window> { ["14 days"] = Window.Days(14), ["3 months"] = Window.Months(3), ["same date"] = Window.SameDate, ["24 hours"] = Window.Hours(24) };
        Assert.Equal(usable, windows[window].Covers(WrittenTime.Read(measured, Nine.Offset)!.Value, Nine));
    }

    [Fact]
    public void Months_end_with_the_month()
    {
        var end = new DateTimeOffset(2026, 2, 28, 9, 0, 0, TimeSpan.Zero);
        var august = DateOnly.Parse("2025-08-31", CultureInfo.InvariantCulture);
        Assert.True(ClinicCalendar.WithinMonths(august, 6, end));
        Assert.True(ClinicCalendar.MonthsHavePassed(august, 6, end));
        Assert.False(ClinicCalendar.WithinMonths(august, 6, end.AddDays(1)));
    }
}
