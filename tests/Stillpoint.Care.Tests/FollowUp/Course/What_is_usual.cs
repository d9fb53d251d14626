using Stillpoint.Care.FollowUp.Course;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Tests.FollowUp.Course;

public sealed class What_is_usual
{
    private static readonly DateOnly Monday = new(2026, 11, 30);

    private static UsualCourse Of(string row, string indication = "IND-01", decimal age = 42, Route? route = null, House? house = null) =>
        UsualCourses.For(DoseRows.Find(row)!, route ?? DoseRows.Find(row)!.Routes[0], indication, age, house ?? House.Shipped)!;

    [Fact]
    public void A_depression_is_treated_six_times_twice_a_week_with_half_a_milligram_over_forty_minutes()
    {
        var usual = Of("DOS-01");
        Assert.Equal((0.5m, AmountUnit.MgPerKg, 40m, 50m, 50m), (usual.Order.Amount, usual.Order.Unit, usual.Order.Minutes, usual.Order.VialMgPerMl, usual.Order.MadeUpToMl));
        Assert.Equal("6 sessions, twice a week, 2 to 5 days apart", usual.Plan.Phases[0].Says);
        Assert.Equal("Up by 0.1 mg/kg while less than 25 % better and well tolerated, from session 3 on, never above 1 mg/kg.", usual.Plan.Titration.Says);
        Assert.Contains(usual.Plan.Stops, stop => stop.Says == "less than 50 % better after 6 sessions: stopped and referred");
        Assert.Equal("PHQ-9 before the course, before each session, the day after the first, after the course, weekly", usual.Plan.Measures[0].Says);
        Assert.Equal("Sanacora 2017; Swainson 2021; Fava 2020; Singh 2016", usual.Source.Name);
    }

    [Fact]
    public void The_days_of_a_course_are_as_usual_and_never_closer_than_the_least()
    {
        Assert.Equal([0, 4, 7, 11, 14, 18], Days(Of("DOS-01").Plan));
        Assert.Equal([0, 2, 5, 7, 9, 12], Days(Of("DOS-04", "IND-07").Plan));
        Assert.Equal([0, 1], Days(Of("DOS-02", "IND-03").Plan));
        Assert.Equal([0, 4, 7, 11, 14, 18, 21, 25, 32, 39, 46, 53, 67, 81, 95, 109], Days(Of("DOS-12").Plan));
        Assert.Equal([0, 1, 3, 4, 6, 7, 8, 10, 11, 13], Days(Of("DOS-15", "IND-12").Plan));
    }

    private static IEnumerable<int> Days(CoursePlan plan) => plan.Days(Monday).Select(day => day.DayNumber - Monday.DayNumber);

    [Fact]
    public void A_session_knows_its_phase_and_how_far_it_goes_from_the_one_before()
    {
        var plan = Of("DOS-12").Plan;
        Assert.Equal(16, plan.Sessions);
        Assert.Null(plan.Before(1));
        Assert.Equal(Spacing.TwiceAWeek, plan.Before(8));
        Assert.Equal(Spacing.Weekly, plan.Before(9));
        Assert.Equal("From week 9", plan.PhaseOf(13).Name);
        Assert.Equal("From week 9", plan.PhaseOf(40).Name);
    }

    [Fact]
    public void Older_people_begin_low_and_climb_in_small_steps()
    {
        var usual = Of("DOS-01", age: 71);
        Assert.Equal(0.25m, usual.Order.Amount);
        Assert.Equal(0.1m, usual.Plan.Titration.Step);
        Assert.Equal(0.5m, Of("DOS-09", age: 71).Order.Amount);
        Assert.Equal((50m, 25m), (Of("DOS-10", age: 71).Order.Amount, Of("DOS-11", age: 71).Order.Amount));
        Assert.Equal(56, Of("DOS-12", age: 71).Order.Amount);
    }

    [Fact]
    public void An_adolescent_is_asked_about_suicide_the_day_after_each_session_and_weekly() =>
        Assert.Equal([MeasuredWhen.EachSession, MeasuredWhen.DayAfterEach, MeasuredWhen.Weekly], Of("DOS-01", age: 15).Plan.Measures.Single(measure => measure.Instrument == CssrsScreenerCode).When);

    private static string CssrsScreenerCode => LeadingScale.For("IND-04").Leads!.Code;

    [Fact]
    public void A_house_that_lowered_a_ceiling_or_a_count_has_its_own_usual_course()
    {
        var ceiling = DoseRows.Find("DOS-01")!.Limits.Single(limit => limit is { Kind: LimitKind.Ceiling, Of: Measure.MgPerKg }).Number!;
        var house = ((HouseChange.Changed)House.Shipped.With(ceiling, 0.75m)).House;
        Assert.Equal(0.75m, Of("DOS-01", house: house).Plan.Titration.Ceiling);
    }

    public static TheoryData<string> Rows => [.. DoseRows.All.Where(row => row.Kind != AmountKind.Unsupported).Select(row => row.Id)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_is_usual_of_any_kind_of_treatment_keeps_to_its_own_limits(string id)
    {
        var row = DoseRows.Find(id)!;
        foreach (var route in row.Routes)
        {
            var usual = Of(id, route: route);
            Assert.True(row.Accepts(usual.Order.Unit));
            Assert.True(!row.IsInfusedBy(route) || usual.Order.Minutes is not null);
            var order = new DoseOrder(row, row.Product, route, new OrderedPatient { Sex = Sex.Female, AgeYears = 42, Weight = BodyMass.Of(70), Height = BodyHeight.Of(172) })
            {
                Amount = OrderedAmount.Of(usual.Order.Amount, usual.Order.Unit), Minutes = usual.Order.Minutes,
                Vial = usual.Order.VialMgPerMl is { } strength ? new Vial(Concentration.Of(strength), Volume.Of(usual.Order.VialMl!.Value)) : null,
                Mix = usual.Order.MadeUpToMl is { } ml ? Mix.MadeUpTo(Volume.Of(ml)) : usual.Order.MadeUpToMgPerMl is { } bag ? Mix.Bag(Concentration.Of(bag)) : Mix.AsSupplied,
                Site = new() { AnaesthesiaCapable = true, AnaesthesiaProvider = true, Inpatient = true, IntensiveCare = true, Monitored = true },
            };
            Assert.DoesNotContain(DoseCheck.Judge(order).Findings, finding => finding.Severity is Stillpoint.Care.Findings.Severity.Block or Stillpoint.Care.Findings.Severity.Override);
        }
        Assert.All(Course(id).Measures, measure => Assert.NotNull(Instruments.Find(measure.Instrument)));
        Assert.All(Course(id).Phases, phase => Assert.True(phase.Spacing.LeastDays <= phase.Spacing.UsualDays && phase.Spacing.UsualDays <= phase.Spacing.MostDays));

        static CoursePlan Course(string row) => Of(row).Plan;
    }

    [Fact]
    public void Every_indication_has_a_kind_of_treatment_to_begin_with() =>
        Assert.All(Indications.All, indication => Assert.NotEmpty(UsualCourses.Rows(indication.Id, Product.KetamineRacemic)));

    [Fact]
    public void Every_word_of_a_course_is_said_in_a_sentence()
    {
        Assert.All(Enum.GetValues<CourseEnds>(), why => Assert.NotEmpty(new CourseStop(why, 25, 4).Says));
        Assert.All(Enum.GetValues<Titrates>(), when => Assert.NotEmpty(new Titration(when).Says));
        Assert.All(Enum.GetValues<MeasuredWhen>(), when => Assert.NotEmpty(PlannedMeasure.Words(when)));
    }
}
