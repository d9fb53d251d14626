using Stillpoint.Care.FollowUp.Scales;
using static Stillpoint.Care.Tests.FollowUp.Scales.Forms;

namespace Stillpoint.Care.Tests.FollowUp.Scales;

public sealed class Every_instrument
{
    private static readonly string[] Asked =
    [
        "ACE", "ALDRETE", "ASQ", "ASRM", "AUDIT-C", "BDI-II", "BPI-SF", "BPIC-SS", "BPRS+", "C-SSRS-SCREENER", "CADSS-23", "CADSS-6", "CAGE-AID", "DAST-10",
        "EDI", "FIQR", "GAD-7", "HAM-D17", "HIT-6", "ISI", "MADRS", "MEQ30", "MIDAS", "MOAA/S", "MPADSS", "MSM", "OCI-R", "PAIN-NRS", "PCL-5", "PEG",
        "PHQ-2", "PHQ-9", "PROMIS-10", "PROMIS-29", "QIDS-SR16", "RASS", "SDS", "WHO-5", "Y-BOCS", "YMRS",
    ];

    [Fact]
    public void Is_found_by_its_code()
    {
        Assert.Equal(Asked, Instruments.All.Where(instrument => instrument.Asked).Select(instrument => instrument.Code));
        Assert.Equal(40, Asked.Length);
        Assert.All(Instruments.All, instrument => Assert.Same(instrument, Instruments.Find(instrument.Code)));
        Assert.Null(Instruments.Find("phq-9"));
    }

    [Fact]
    public void Numbers_its_items_from_one_and_bands_its_whole_range() => Assert.All(Instruments.All, instrument =>
    {
        Assert.Equal(Enumerable.Range(1, instrument.Items.Count), instrument.Items.Select(item => item.Number));
        Assert.All(instrument.Items, item => Assert.Equal(item.Codes.All.Order().Distinct(), item.Codes.All));
        if (instrument.Bands.Count > 0)
        {
            Assert.Equal(instrument.Bands.Select(band => band.UpTo).Order(), instrument.Bands.Select(band => band.UpTo));
            Assert.Equal(instrument.Total!.Bounds(instrument).Most, instrument.Bands[^1].UpTo);
        }
    });

    [Fact]
    public void Keeps_its_total_within_the_published_range() =>
        ForAll(Any(blank: 0.05, wrong: 0.02), form => Scored(form.Instrument.Code, form.Answers).Total is not { } total
            || form.Instrument.Total!.Bounds(form.Instrument) is var (least, most) && total >= least && total <= most);

    [Fact]
    public void Never_falls_when_an_item_counts_more() =>
        ForAll(Any(where: instrument => instrument.Total is not null && instrument.Triage is null), form =>
        {
            var item = form.Instrument.Item(form.Item);
            var more = item.Codes.All.Where(code => item.Counts(code) > item.Counts(form.Answers[form.Item - 1]!.Value)).Select(code => (int?)code).FirstOrDefault();
            return more is null || Scored(form.Instrument.Code, form.Answers.With(form.Item, more)).Total >= Scored(form.Instrument.Code, form.Answers).Total;
        });

    [Fact]
    public void Sums_alike_whatever_the_order_of_alike_items() =>
        ForAll(Any(where: instrument => instrument.Total is { Parts.Count: 1 } && instrument.Skips.Count == 0
            && instrument.Items.Select(item => (item.Codes.Least, item.Codes.Most, item.Worth)).Distinct().Count() == 1),
            form => Scored(form.Instrument.Code, [.. form.Answers.Reverse()]).Total == Scored(form.Instrument.Code, form.Answers).Total);

    [Fact]
    public void Never_takes_a_blank_for_an_answer() =>
        ForAll(Any(), form =>
        {
            var blank = Scored(form.Instrument.Code, form.Answers.With(form.Item, null));
            // A blank is by design only beside its other half, or behind a no; anything else is incomplete, or estimated and says so.
            return form.Instrument.EitherOr.Any(group => group.Contains(form.Item)) || form.Instrument.Skips.Any(skip => skip.Over.Contains(form.Item))
                || form.Instrument.Code == "ASQ"
                || blank.Status == ScoreStatus.Incomplete || (blank.Status == ScoreStatus.Prorated && blank.Prorated && form.Instrument.MayMiss > 0);
        });

    [Fact]
    public void Has_neither_total_nor_severity_when_something_is_no_code_of_its_item() =>
        ForAll(Any(blank: 0.1, wrong: 0.3, where: instrument => instrument.Triage is null), form =>
        {
            var wrong = form.Instrument.Items.Any(item => form.Answers[item.Number - 1] is { } code && !item.Codes.Has(code));
            var score = Scored(form.Instrument.Code, form.Answers);
            return wrong == (score.Status == ScoreStatus.Invalid)
                && (!wrong || (score.Total is null && score.Severity is null && score.Subscales.All(subscale => subscale.Value is null) && score.Flags.All(flag => flag.Holds is null)));
        });

    [Fact]
    public void Has_neither_total_nor_severity_with_an_answer_too_many_or_too_few() =>
        ForAll(Any(), form => ((int?[][])[[.. form.Answers, 0], form.Answers[1..]]).All(answers =>
            Scored(form.Instrument.Code, answers) is { Status: ScoreStatus.Invalid, Total: null, Severity: null }));

    [Fact]
    public void Raises_each_alert_once_in_order() =>
        ForAll(Any(blank: 0.2, wrong: 0.05), form => Scored(form.Instrument.Code, form.Answers).Codes() is var codes
            && codes.SequenceEqual(codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));

    [Fact]
    public void Raises_nothing_early_that_it_would_not_raise_at_the_end() =>
        ForAll(Any(blank: 0.4, wrong: 0.05), form => Scoring.AlertsSoFar(form.Instrument, ItemAnswer.Form(form.Answers))
            .All(alert => Scored(form.Instrument.Code, form.Answers).Alerts.Contains(alert)));

    [Fact]
    public void Reads_something_that_is_no_number_as_invalid_and_not_as_blank() =>
        Assert.Equal(ScoreStatus.Invalid, Scoring.Of(The("PHQ-2"), [ItemAnswer.Of(1), ItemAnswer.Read(1.5m)]).Status);
}
