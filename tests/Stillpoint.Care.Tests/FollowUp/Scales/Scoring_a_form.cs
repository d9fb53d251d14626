using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Planning;
using static Stillpoint.Care.Tests.FollowUp.Scales.Forms;

namespace Stillpoint.Care.Tests.FollowUp.Scales;

public sealed class Scoring_a_form
{
    /// <summary>The published bands, each at its first and its last total.</summary>
    [Theory]
    [InlineData("PHQ-9", "0 minimal 4 minimal 5 mild 9 mild 10 moderate 14 moderate 15 moderately_severe 19 moderately_severe 20 severe 27 severe")]
    [InlineData("PHQ-2", "0 negative 2 negative 3 positive 6 positive")]
    [InlineData("GAD-7", "0 minimal 4 minimal 5 mild 9 mild 10 moderate 14 moderate 15 severe 21 severe")]
    [InlineData("PCL-5", "0 below_cutoff 30 below_cutoff 31 borderline 32 borderline 33 probable_ptsd 80 probable_ptsd")]
    [InlineData("QIDS-SR16", "0 none 5 none 6 mild 10 mild 11 moderate 15 moderate 16 severe 20 severe 21 very_severe 27 very_severe")]
    [InlineData("MADRS", "0 none 6 none 7 mild 19 mild 20 moderate 34 moderate 35 severe 60 severe")]
    [InlineData("HAM-D17", "0 none 7 none 8 mild 13 mild 14 moderate 18 moderate 19 severe 22 severe 23 very_severe 52 very_severe")]
    [InlineData("BDI-II", "0 minimal 13 minimal 14 mild 19 mild 20 moderate 28 moderate 29 severe 63 severe")]
    [InlineData("Y-BOCS", "0 subclinical 7 subclinical 8 mild 15 mild 16 moderate 23 moderate 24 severe 31 severe 32 extreme 40 extreme")]
    [InlineData("OCI-R", "20 negative 21 positive 72 positive")]
    [InlineData("CADSS-23", "0 not_present 4 not_present 5 present 92 present")]
    [InlineData("RASS", "-5 sedated -1 sedated 0 calm 1 agitated 4 agitated")]
    [InlineData("MOAA/S", "0 deep 1 deep 2 moderate 3 moderate 4 light 5 alert")]
    [InlineData("ASRM", "5 negative 6 positive 20 positive")]
    [InlineData("YMRS", "0 none 12 none 13 minimal 19 minimal 20 mild 25 mild 26 moderate 37 moderate 38 severe 60 severe")]
    [InlineData("ALDRETE", "0 not_ready 8 not_ready 9 ready 10 ready")]
    [InlineData("MPADSS", "0 not_ready 8 not_ready 9 ready 10 ready")]
    [InlineData("WHO-5", "0 very_low 28 very_low 32 low 48 low 52 adequate 100 adequate")]
    [InlineData("ISI", "0 none 7 none 8 subthreshold 14 subthreshold 15 moderate 21 moderate 22 severe 28 severe")]
    [InlineData("PAIN-NRS", "0 none 1 mild 3 mild 4 moderate 6 moderate 7 severe 10 severe")]
    [InlineData("HIT-6", "36 little_or_none 49 little_or_none 50 some 55 some 56 substantial 59 substantial 60 severe 78 severe")]
    [InlineData("MIDAS", "0 I_little 5 I_little 6 II_mild 10 II_mild 11 III_moderate 20 III_moderate 21 IV_severe 460 IV_severe")]
    [InlineData("FIQR", "0 remission 23 remission 23.49 remission 23.5 mild 40 mild 41 moderate 63 moderate 64 severe 82 severe 82.5 very_severe 100 very_severe")]
    [InlineData("DAST-10", "0 none 1 low 2 low 3 moderate 5 moderate 6 substantial 8 substantial 9 severe 10 severe")]
    [InlineData("CAGE-AID", "0 negative 1 possible 2 positive 4 positive")]
    [InlineData("ACE", "0 none 1 intermediate 3 intermediate 4 high 10 high")]
    [InlineData("MOCA", "9 severe 10 moderate 17 moderate 18 mild 25 mild 26 normal 30 normal")]
    [InlineData("BPIC-SS", "18 negative 19 positive 38 positive")]
    [InlineData("MSM", "3 mild 6 mild 7 moderate 10 moderate 11 severe 15 severe")]
    public void Each_published_band_begins_and_ends_where_the_paper_says(string code, string table)
    {
        var words = table.Split(' ');
        for (var at = 0; at < words.Length; at += 2)
            Assert.Equal((words[at], words[at + 1]), (words[at], Banded(The(code), decimal.Parse(words[at], System.Globalization.CultureInfo.InvariantCulture))));

        static string? Banded(Instrument instrument, decimal total) => Scoring.Of(instrument, new TypedTotal(total,
            instrument.SafetyItems.ToDictionary(item => item, item => ItemAnswer.Of(instrument.Item(item).Codes.Least)))).Severity;
    }

    [Theory]
    [InlineData("PHQ-9", 0, 27)]
    [InlineData("GAD-7", 0, 21)]
    [InlineData("PCL-5", 0, 80)]
    [InlineData("QIDS-SR16", 0, 27)]
    [InlineData("MADRS", 0, 60)]
    [InlineData("HAM-D17", 0, 52)]
    [InlineData("BDI-II", 0, 63)]
    [InlineData("Y-BOCS", 0, 40)]
    [InlineData("OCI-R", 0, 72)]
    [InlineData("CADSS-23", 0, 92)]
    [InlineData("CADSS-6", 0, 24)]
    [InlineData("BPRS+", 0, 24)]
    [InlineData("RASS", -5, 4)]
    [InlineData("MOAA/S", 0, 5)]
    [InlineData("ASRM", 0, 20)]
    [InlineData("YMRS", 0, 60)]
    [InlineData("ALDRETE", 0, 10)]
    [InlineData("WHO-5", 0, 100)]
    [InlineData("SDS", 0, 30)]
    [InlineData("ISI", 0, 28)]
    [InlineData("PEG", 0, 10)]
    [InlineData("HIT-6", 36, 78)]
    [InlineData("FIQR", 0, 100)]
    [InlineData("AUDIT-C", 0, 12)]
    [InlineData("DAST-10", 0, 10)]
    [InlineData("BPIC-SS", 0, 38)]
    [InlineData("MEQ30", 0, 150)]
    [InlineData("EDI", 0, 100)]
    [InlineData("MSM", 3, 15)]
    [InlineData("GASE", 0, 108)]
    [InlineData("ICIQ-OAB", 0, 16)]
    [InlineData("ICIQ-UI-SF", 0, 21)]
    public void The_lowest_and_the_highest_form_reach_the_published_range(string code, int least, int most)
    {
        Assert.Equal(least, Scored(code, AllAt(The(code), highest: false)).Total);
        Assert.Equal(most, Scored(code, AllAt(The(code), highest: true)).Total);
        Assert.Equal((least, most), The(code).Total!.Bounds(The(code)));
    }

    [Fact]
    public void The_quick_inventory_counts_nine_domains_and_not_sixteen_items()
    {
        //                                  sleep       sad appetite      conc self si int en  slow
        var score = Scored("QIDS-SR16", 3, 1, 0, 2, 2, null, 3, 1, null, 1, 1, 0, 2, 1, 0, 2);
        Assert.Equal(ScoreStatus.Ok, score.Status);
        Assert.Equal(3 + 2 + 3 + 1 + 1 + 0 + 2 + 1 + 2, score.Total);
        Assert.Equal("moderate", score.Severity);
        Assert.Empty(score.Alerts);
    }

    [Theory]
    [InlineData(6, 7)]
    [InlineData(8, 9)]
    public void Appetite_and_weight_need_one_answer_each_but_not_two(int less, int more)
    {
        var answers = AllAt(The("QIDS-SR16"), highest: false);
        Assert.Equal(ScoreStatus.Ok, Scored("QIDS-SR16", answers.With(less, null)).Status);
        Assert.Equal(ScoreStatus.Ok, Scored("QIDS-SR16", answers.With(more, null)).Status);
        Assert.Equal(ScoreStatus.Incomplete, Scored("QIDS-SR16", answers.With(less, null).With(more, null)).Status);
        Assert.Equal(ScoreStatus.Incomplete, Scored("QIDS-SR16", answers.With(1, null)).Status);
    }

    /// <summary>4.5 rounds to 5 and 10.5 to 11: halves go up, never to the even number.</summary>
    [Theory]
    [InlineData("PHQ-9", new[] { 1, 1, 1, 1, 0, 0, 0, -1, 0 }, 5)]
    [InlineData("PHQ-9", new[] { 2, 2, 2, 2, 1, 1, 1, -1, 0 }, 12)]
    [InlineData("GAD-7", new[] { 2, 2, 2, 1, 1, 1, -1 }, 11)]
    [InlineData("GAD-7", new[] { 1, 1, 1, 0, 0, -1, -1 }, 4)]
    [InlineData("PCL-5", new[] { 4, 4, 4, 4, 4, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1 }, 40)]
    public void Blank_items_within_the_limit_are_estimated_by_the_mean_of_the_others(string code, int[] answers, int total)
    {
        var score = Scored(code, [.. answers.Select(answer => answer < 0 ? (int?)null : answer)]);
        Assert.Equal(ScoreStatus.Prorated, score.Status);
        Assert.True(score.Prorated);
        Assert.Equal(total, score.Total);
    }

    [Theory]
    [InlineData("PHQ-9", 2)]
    [InlineData("GAD-7", 2)]
    [InlineData("PCL-5", 2)]
    [InlineData("BPI-SF", 3)]
    public void Only_these_estimate_and_only_so_many_blanks(string code, int limit)
    {
        Assert.Equal(limit, The(code).MayMiss);
        Assert.Equal(["BPI-SF", "GAD-7", "PCL-5", "PHQ-9"], Instruments.All.Where(instrument => instrument.MayMiss > 0).Select(instrument => instrument.Code));
        // The last items are blank: for the pain inventory those are its interference items.
        var answers = AllAt(The(code), highest: true);
        int?[] Blank(int last) => [.. answers.Select((answer, index) => index >= answers.Length - last ? null : answer)];
        Assert.Equal(ScoreStatus.Prorated, Scored(code, Blank(limit)).Status);
        Assert.Equal(ScoreStatus.Incomplete, Scored(code, Blank(limit + 1)).Status);
    }

    [Fact]
    public void A_provisional_diagnosis_of_trauma_needs_one_one_two_and_two_symptoms()
    {
        int?[] none = AllAt(The("PCL-5"), highest: false);
        var enough = none.With(5, 2).With(6, 2).With(8, 2).With(14, 2).With(15, 2).With(20, 2);
        bool? Provisional(int?[] answers) => Scored("PCL-5", answers).Flags.Single(flag => flag.Key == "dsm5_provisional").Holds;

        Assert.True(Provisional(enough));
        foreach (var item in new[] { 5, 6, 8, 14, 15, 20 }) Assert.False(Provisional(enough.With(item, 1)));
        Assert.True(Provisional(enough.With(1, null).With(2, null).With(3, null)));
        Assert.False(Provisional(enough.With(5, null)));
        Assert.Null(Provisional(enough.With(5, null).With(1, null).With(2, null)));
        Assert.Equal([2m, 2m, 4m, 4m], ((string[])["B", "C", "D", "E"]).Select(key => Scored("PCL-5", enough).Sub(key)!.Value));
    }

    [Fact]
    public void Major_depression_counts_self_harm_from_several_days_and_needs_interest_or_mood()
    {
        bool? Major(params int?[] answers) => Scored("PHQ-9", answers).Flags.Single().Holds;
        Assert.True(Major(2, 0, 2, 2, 2, 0, 0, 0, 1));
        Assert.False(Major(2, 0, 2, 2, 1, 0, 0, 0, 1));
        Assert.False(Major(1, 1, 2, 2, 2, 2, 0, 0, 1));
        Assert.Null(Major(2, 0, 2, 2, null, 0, 0, 0, 1));
    }

    [Fact]
    public void Obsessions_and_compulsions_are_five_items_each()
    {
        var score = Scored("Y-BOCS", 4, 3, 2, 1, 0, 1, 1, 1, 1, 2);
        Assert.Equal((10m, 6m, 16m), (score.Sub("obsessions")!.Value, score.Sub("compulsions")!.Value, score.Total!.Value));
    }

    [Fact]
    public void The_six_themes_of_the_obsessive_inventory_take_turns()
    {
        int?[] answers = AllAt(The("OCI-R"), highest: false);
        answers = answers.With(1, 4).With(7, 3).With(13, 2).With(6, 1);
        var score = Scored("OCI-R", answers);
        Assert.Equal((9m, 1m, 0m), (score.Sub("hoarding")!.Value, score.Sub("obsessing")!.Value, score.Sub("washing")!.Value));
    }

    [Fact]
    public void Fibromyalgia_weighs_its_three_domains_and_keeps_two_decimals()
    {
        int?[] answers = AllAt(The("FIQR"), highest: false);
        for (var item = 1; item <= 21; item++) answers = answers.With(item, item <= 9 ? 5 : item <= 11 ? 7 : 6);
        answers = answers.With(1, 6);
        var score = Scored("FIQR", answers);
        Assert.Equal((15.33m, 14m, 30m), (score.Sub("function")!.Value, score.Sub("overall")!.Value, score.Sub("symptoms")!.Value));
        Assert.Equal(59.33m, score.Total);
        Assert.Equal("moderate", score.Severity);
    }

    [Theory]
    [InlineData(4, 4, 5, "4.3")]
    [InlineData(4, 4, 6, "4.7")]
    [InlineData(7, 7, 7, "7")]
    public void The_pain_mean_has_one_decimal(int pain, int enjoyment, int activity, string mean) =>
        Assert.Equal(decimal.Parse(mean, System.Globalization.CultureInfo.InvariantCulture), Scored("PEG", pain, enjoyment, activity).Total);

    [Fact]
    public void The_pain_inventory_reports_what_it_can_and_labels_by_the_worst_pain()
    {
        var score = Scored("BPI-SF", 4, null, 3, 3, 2, 2, 2, 2, 2, 2, 3);
        Assert.Equal(ScoreStatus.Incomplete, score.Status);
        Assert.Null(score.Sub("severity"));
        Assert.Equal(2.14m, score.Sub("interference"));
        Assert.Equal("mild", score.Severity);
        Assert.Null(score.Total);
        Assert.Equal("moderate", Scored("BPI-SF", 5, 5, 5, 5, 0, 0, 0, 0, 0, 0, 0).Severity);
        Assert.Null(Scored("BPI-SF", null, 1, 3, 3, 2, 2, 2, 2, 2, 2, 3).Severity);
        Assert.Null(Scored("BPI-SF", 4, 1, 3, 3, 2, 2, 2, null, null, null, null).Sub("interference"));
    }

    [Fact]
    public void Global_health_recodes_pain_and_looks_both_scores_up()
    {
        // Worked through by hand: physical 3 + 4 + pain 5, which counts 3, + 4 = 14; mental 3 + 3 + 4 + 2 = 12.
        var score = Scored("PROMIS-10", 3, 3, 3, 3, 4, 4, 5, 4, 3, 2);
        Assert.Equal((14m, 44.9m, 12m, 43.5m), (score.Sub("GPH_raw")!.Value, score.Sub("GPH_T")!.Value, score.Sub("GMH_raw")!.Value, score.Sub("GMH_T")!.Value));
        Assert.Equal(ScoreStatus.Ok, score.Status);
        Assert.Null(score.Total);

        var best = Scored("PROMIS-10", 5, 5, 5, 5, 5, 5, 0, 5, 5, 5);
        Assert.Equal((67.7m, 67.6m), (best.Sub("GPH_T")!.Value, best.Sub("GMH_T")!.Value));
        var worst = Scored("PROMIS-10", 1, 1, 1, 1, 1, 1, 10, 1, 1, 1);
        Assert.Equal((16.2m, 21.2m), (worst.Sub("GPH_T")!.Value, worst.Sub("GMH_T")!.Value));

        var half = Scored("PROMIS-10", 3, 3, null, 3, 4, 4, 5, 4, 3, 2);
        Assert.Equal(ScoreStatus.Incomplete, half.Status);
        Assert.Null(half.Sub("GPH_T"));
        Assert.Equal(43.5m, half.Sub("GMH_T"));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 4)]
    [InlineData(3, 4)]
    [InlineData(4, 3)]
    [InlineData(6, 3)]
    [InlineData(7, 2)]
    [InlineData(9, 2)]
    [InlineData(10, 1)]
    public void Pain_of_global_health_counts_backwards(int pain, int counts) =>
        Assert.Equal(3 + counts, Scored("PROMIS-10", 1, 1, 1, 1, 1, 1, pain, 1, 1, 1).Sub("GPH_raw"));

    [Fact]
    public void The_health_profile_looks_seven_scores_up_and_says_what_they_mean()
    {
        int?[] answers = [.. Enumerable.Repeat<int?>(2, 28), 6];
        var score = Scored("PROMIS-29", answers);
        Assert.Equal([32.1m, 55.8m, 55.7m, 48.6m, 46.2m, 37.3m, 55.6m, 6m], score.Subscales.Select(subscale => subscale.Value!.Value));
        Assert.Equal(["moderate", "mild", "mild", "normal", "normal", "moderate", "mild", null], score.Subscales.Select(subscale => subscale.Severity));

        var missing = Scored("PROMIS-29", answers.With(5, null));
        Assert.Equal(ScoreStatus.Incomplete, missing.Status);
        Assert.Equal(["anxiety"], missing.Subscales.Where(subscale => subscale.Value is null).Select(subscale => subscale.Key));
    }

    [Fact]
    public void Every_score_table_rises_from_raw_four_to_twenty()
    {
        var tables = Instruments.All.SelectMany(instrument => instrument.Subscales).Select(subscale => subscale.Table).OfType<IReadOnlyDictionary<int, decimal>>().ToList();
        Assert.Equal(9, tables.Count);
        Assert.All(tables, table =>
        {
            Assert.Equal(Enumerable.Range(4, 17), table.Keys.Order());
            Assert.All(Enumerable.Range(5, 16), raw => Assert.True(table[raw] > table[raw - 1]));
        });
    }

    [Theory]
    [InlineData(0, 0, 0, "minimal")]
    [InlineData(2, 2, 2, "minimal")]
    [InlineData(3, 0, 0, "some")]
    [InlineData(4, 4, 4, "some")]
    [InlineData(5, 0, 0, "significant")]
    public void Disability_is_labelled_by_its_worst_area(int work, int social, int family, string label) =>
        Assert.Equal(label, Scored("SDS", work, social, family).Severity);

    [Fact]
    public void Somebody_who_does_not_work_has_no_disability_total()
    {
        var score = Scored("SDS", null, 4, 4);
        Assert.Equal((ScoreStatus.Incomplete, null, null), (score.Status, score.Total, score.Severity));
    }

    [Fact]
    public void A_complete_mystical_experience_needs_sixty_percent_of_every_factor_and_not_of_the_total()
    {
        int?[] three = [.. Enumerable.Repeat<int?>(3, 30)];
        var score = Scored("MEQ30", three);
        Assert.Equal("complete", score.Severity);
        Assert.Equal([60m, 60m, 60m, 60m], score.Subscales.Select(factor => factor.Value!.Value));
        Assert.Equal("not_complete", Scored("MEQ30", three.With(10, 2)).Severity);
        int?[] high = [.. Enumerable.Repeat<int?>(5, 30)];
        Assert.Equal("not_complete", Scored("MEQ30", high.With(3, 0).With(10, 0).With(29, 3)).Severity);
    }

    [Fact]
    public void The_factors_of_the_mystical_experience_share_its_thirty_items_out() =>
        Assert.Equal(Enumerable.Range(1, 30), The("MEQ30").Subscales.SelectMany(factor => factor.How.Parts).SelectMany(part => part.Items).Order());

    [Theory]
    [InlineData(new[] { 0, -1, -1 }, null, 0, "negative", 1)]
    [InlineData(new[] { 1, 1, 1 }, Sex.Male, 3, "negative", 3)]
    [InlineData(new[] { 1, 1, 2 }, Sex.Male, 4, "positive", 3)]
    [InlineData(new[] { 1, 1, 0 }, Sex.Female, 2, "negative", 3)]
    [InlineData(new[] { 3, 0, 0 }, Sex.Female, 3, "positive", 3)]
    [InlineData(new[] { 3, 0, 0 }, null, 3, "positive", 3)]
    [InlineData(new[] { 3, 2, 3 }, Sex.Male, 8, "high_risk", 3)]
    public void Never_drinking_answers_the_rest_and_the_cut_off_follows_sex(int[] answers, Sex? sex, int total, string label, int answered)
    {
        var score = Scoring.Of(The("AUDIT-C"), ItemAnswer.Form([.. answers.Select(answer => answer < 0 ? (int?)null : answer)]), sex);
        Assert.Equal((ScoreStatus.Ok, total, label, answered, false), (score.Status, score.Total, score.Severity, score.AnsweredCount, score.Prorated));
    }

    [Fact]
    public void Drinking_and_not_saying_how_much_is_incomplete() => Assert.Equal(ScoreStatus.Incomplete, Scored("AUDIT-C", 1, null, 0).Status);

    [Fact]
    public void Saying_no_to_every_drug_question_gives_one_and_not_none()
    {
        Assert.Equal((1m, "low"), (Scored("DAST-10", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0).Total, Scored("DAST-10", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0).Severity));
        Assert.Equal(0, Scored("DAST-10", 0, 0, 1, 0, 0, 0, 0, 0, 0, 0).Total);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(12)]
    public void A_headache_answer_that_is_none_of_the_five_codes_is_invalid(int code) =>
        Assert.Equal(ScoreStatus.Invalid, Scored("HIT-6", 6, 8, 10, 11, 13, code).Status);

    [Fact]
    public void Side_effects_are_put_down_to_the_medicine_only_where_they_exist()
    {
        int?[] answers = AllAt(The("GASE"), highest: false);
        for (var symptom = 1; symptom <= 36; symptom++) answers = answers.With(36 + symptom, null);
        answers = answers.With(1, 2).With(37, 1).With(5, 3).With(41, 0);
        var score = Scored("GASE", answers);
        Assert.Equal((ScoreStatus.Ok, 5, 2, 1), (score.Status, score.Total, score.Sub("attributed_total"), score.Sub("attributed_count")));
        Assert.Equal(ScoreStatus.Incomplete, Scored("GASE", answers.With(41, null)).Status);
    }

    [Fact]
    public void Body_systems_in_distress_are_counted_and_not_summed() => Assert.Equal(2, Scored("PRISE", 0, 1, 2, 0, 1, 2, 0, 0, 1).Sub("distressing"));

    [Fact]
    public void An_instrument_known_by_its_total_only_has_no_score_without_one()
    {
        Assert.Equal((ScoreStatus.Incomplete, null), (Scored("MOCA").Status, Scored("MOCA").Total));
        Assert.Equal(ScoreStatus.Invalid, Scored("MOCA", 4).Status);
        Assert.Equal("mild", Scoring.Of(The("MOCA"), new TypedTotal(25)).Severity);
    }
}
