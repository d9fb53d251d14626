using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Tests.Session.Charting;

/// <summary>Two people working apart find the slip that one reads past: what the second enters is held beside order and syringe, and a wrong vial stops there.</summary>
public sealed class What_a_second_person_works_out
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);
    private static readonly Entry.DrugPrepared Drawn = new("ketamine", 50, "L42", new(2027, 5, 31), 40, 50);
    private static readonly Entry.SecondChecked Agreeing = new(40, 80, 50, 0.8m, 75, Guid.Empty);
    private static readonly Entry Signed = new Entry.TimeOutSigned("2026-11-29", "go", 40, Guid.Empty, Guid.Empty, Guid.Empty);

    private static SessionStory Story(params Entry[] entries) => SessionStory.From(entries.Select((entry, index) =>
        new SessionEvent(new Guid(index + 1, 0, 0, new byte[8]), index + 1, Nine.AddMinutes(index), Nine.AddMinutes(index), null, "person", null, entry)));

    private static string Says(SessionStory story, Entry entry, OrderedDose? order = null, decimal? measured = null) =>
        Recording.Decide(story, new(entry, Nine.AddMinutes(9), By: new(true, true)), new(Nine.AddMinutes(9), 42, order ?? SignedOrders.Infusion) { Today = new(2026, 11, 19), MeasuredKg = measured }) switch
        {
            Recording.Refuse refused => refused.Because,
            Recording.Ask asked => "asked: " + string.Join(' ', asked.Questions.Select(question => question.Says)),
            _ => "written",
        };

    [Fact]
    public void Agrees_within_one_per_cent()
    {
        Assert.Equal("written", Says(Story(Drawn), Agreeing));
        Assert.Equal("written", Says(Story(Drawn), Agreeing with { MlPerHour = 75.5m, Mg = 40.3m, WeightKg = 80.4m }));
    }

    [Theory]
    [InlineData("weight", "176 kg entered, 80 kg computed")]
    [InlineData("strength", "8 mg/mL entered, 0.8 mg/mL computed")]
    [InlineData("dose", "34 mg entered, 40 mg computed")]
    [InlineData("rate", "750 mL/h entered, 75 mL/h computed")]
    public void Any_number_further_away_signs_nothing_and_says_what_to_do(string which, string differs)
    {
        var said = Says(Story(Drawn), which switch
        {
            "weight" => Agreeing with { WeightKg = 176 },
            "strength" => Agreeing with { MgPerMl = 8 },
            "dose" => Agreeing with { Mg = 34 },
            _ => Agreeing with { MlPerHour = 750 },
        });
        Assert.Contains(differs, said, StringComparison.Ordinal);
        Assert.Contains("put it aside to be destroyed before a witness and draw up anew", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_left_out_is_no_check()
    {
        Assert.Contains("Enter every number yourself", Says(Story(Drawn), Agreeing with { WeightKg = null }), StringComparison.Ordinal);
        Assert.Contains("Enter every number yourself", Says(Story(Drawn), Agreeing with { MlPerHour = null }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_weight_of_today_is_as_good_as_that_of_the_order_and_no_third_one_is()
    {
        Assert.Equal("written", Says(Story(Drawn), Agreeing with { WeightKg = 82 }, measured: 82));
        Assert.Equal("written", Says(Story(Drawn), Agreeing, measured: 82));
        Assert.Contains("85 kg entered", Says(Story(Drawn), Agreeing with { WeightKg = 85 }, measured: 82), StringComparison.Ordinal);
    }

    [Fact]
    public void A_vial_of_another_strength_stops_whoever_reads_it_first()
    {
        Assert.StartsWith("This is not the vial of the order: 100 mg/mL stands on it, and the order was worked out for 50 mg/mL. Draw nothing up from it", Says(Story(), Drawn with { VialMgPerMl = 100 }), StringComparison.Ordinal);
        Assert.StartsWith("You read 100 mg/mL from the vial, and whoever drew it up read 50 mg/mL. Nothing was signed.", Says(Story(Drawn), Agreeing with { VialMgPerMl = 100 }), StringComparison.Ordinal);
        Assert.StartsWith("Enter the strength that you read from the vial in your hand", Says(Story(Drawn), Agreeing with { VialMgPerMl = null }), StringComparison.Ordinal);
        Assert.StartsWith("asked: The order states no strength of the vial", Says(Story(), Drawn, SignedOrders.Infusion with { VialMgPerMl = null }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_vial_is_good_on_the_last_day_printed_on_it_and_not_a_day_longer()
    {
        Assert.Equal("written", Says(Story(), Drawn with { Expiry = new(2026, 11, 19) }));
        Assert.StartsWith("The vial expired on 2026-11-18. Put it aside", Says(Story(), Drawn with { Expiry = new(2026, 11, 18) }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-05-31", "2027-05-31")]
    [InlineData("2027-05", "2027-05-31")]
    [InlineData("02/2028", "2028-02-29")]
    [InlineData(" MAY 2027 ", "2027-05-31")]
    [InlineData("2027 SEP", "2027-09-30")]
    [InlineData("05/27", null)]
    [InlineData("2027-13", null)]
    [InlineData("soon", null)]
    public void A_month_on_a_vial_means_its_last_day_and_a_year_of_two_digits_is_not_guessed(string printed, string? day) =>
        Assert.Equal(day, VialExpiry.Read(printed)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void No_time_out_is_signed_on_what_nobody_has_checked_and_what_is_prepared_anew_is_checked_anew()
    {
        Assert.StartsWith("Nobody has worked out apart", Says(Story(Drawn), Signed), StringComparison.Ordinal);
        Assert.Equal("written", Says(Story(Drawn, Agreeing), Signed));
        Assert.StartsWith("What is drawn up was checked already", Says(Story(Drawn, Agreeing), Agreeing), StringComparison.Ordinal);
        var anew = Story(Drawn, Agreeing);
        anew = anew.With(new(new Guid(3, 0, 0, new byte[8]), 3, Nine.AddMinutes(3), Nine.AddMinutes(3), null, "person", anew.Strip[0].Id, Drawn with { Lot = "L43" }));
        Assert.False(Prepared.Of(anew)!.IsChecked);
        Assert.StartsWith("Nobody has worked out apart", Says(anew, Signed), StringComparison.Ordinal);
        Assert.Equal("written", Says(anew, Agreeing));
    }

    [Fact]
    public void Spray_devices_are_checked_by_their_milligrams_and_a_strip_from_before_keeps_its_check()
    {
        var devices = new Entry.DrugPrepared("esketamine", null, "L7", new(2027, 5, 31), 56, null);
        Assert.Equal("written", Says(Story(), devices, SignedOrders.Spray));
        Assert.Equal("written", Says(Story(devices), new Entry.SecondChecked(56, null, null, null, null, Guid.Empty), SignedOrders.Spray));
        Assert.Contains("28 mg entered, 56 mg computed", Says(Story(devices), new Entry.SecondChecked(28, null, null, null, null, Guid.Empty), SignedOrders.Spray), StringComparison.Ordinal);
        Assert.True(Prepared.Of(Story(Drawn with { SecondCheck = Guid.Empty }))!.IsChecked);
    }

    [Fact]
    public void Nothing_is_checked_against_nothing()
    {
        Assert.StartsWith("Nothing is drawn up yet", Says(Story(), Agreeing), StringComparison.Ordinal);
        var unread = Recording.Decide(Story(Drawn), new(Agreeing, Nine.AddMinutes(9), By: new(true, true)), new(Nine.AddMinutes(9), 42));
        Assert.Contains("cannot be read", Assert.IsType<Recording.Refuse>(unread).Because, StringComparison.Ordinal);
    }
}
