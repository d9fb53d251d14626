using Stillpoint.Care.Session.Readings;

namespace Stillpoint.Care.Tests.Session.Readings;

public sealed class The_set_offered_for_an_interval
{
    [Fact]
    public void It_is_the_median_of_the_last_minute_and_not_of_what_went_before()
    {
        var set = new A_stretch_of_readings().Each(0, 240, Signal.HeartRate, 60).Each(240, 300, Signal.HeartRate, 84).Summary().Offered;
        Assert.Equal(new Median(84, 60, A_stretch_of_readings.At(299)), set.HeartRate);
    }

    [Fact]
    public void One_wild_value_does_not_move_it()
    {
        var set = new A_stretch_of_readings().Each(240, 299, Signal.SpO2, 97).Each(299, 300, Signal.SpO2, 71).Summary().Offered;
        Assert.Equal(97, set.SpO2!.Value);
    }

    [Fact]
    public void An_even_number_of_values_has_its_middle_between_two()
    {
        var set = new A_stretch_of_readings().Once(250, new SignalValue(Signal.RespiratoryRate, 12, SignalStatus.Measured))
            .Once(251, new SignalValue(Signal.RespiratoryRate, 15, SignalStatus.Measured)).Summary().Offered;
        Assert.Equal(13.5m, set.RespiratoryRate!.Value);
    }

    [Fact]
    public void A_sign_not_measured_in_the_last_minute_is_unknown_however_good_it_was_before()
    {
        var set = new A_stretch_of_readings().Each(0, 240, Signal.SpO2, 99).Summary().Offered;
        Assert.Null(set.SpO2);
        Assert.True(set.IsEmpty);
    }

    [Theory]
    [InlineData(97, SignalStatus.Questionable)]
    [InlineData(97, SignalStatus.Test)]
    [InlineData(97, SignalStatus.Withdrawn)]
    [InlineData(97, SignalStatus.Unreadable)]
    [InlineData(127, SignalStatus.Measured)]
    [InlineData(-1, SignalStatus.Measured)]
    public void What_the_monitor_doubts_and_what_no_patient_can_have_is_left_out(int value, SignalStatus status) =>
        Assert.Null(new A_stretch_of_readings().Each(240, 300, Signal.SpO2, value, status).Summary().Offered.SpO2);

    [Fact]
    public void The_pulse_stands_in_where_there_is_no_electrocardiogram_but_never_beside_one()
    {
        var pulseOnly = new A_stretch_of_readings().Each(240, 300, Signal.PulseRate, 66);
        Assert.Equal(66, pulseOnly.Summary().Offered.HeartRate!.Value);

        var both = new A_stretch_of_readings();
        for (var second = 240; second < 300; second++)
            both.Once(second, new SignalValue(Signal.PulseRate, 40, SignalStatus.Measured), new SignalValue(Signal.HeartRate, 80, SignalStatus.Measured));
        Assert.Equal(80, both.Summary().Offered.HeartRate!.Value);
        Assert.Equal(80, both.Summary().Worst.HrLow);
    }

    [Fact]
    public void The_cuff_gives_its_last_pair_with_the_time_it_was_taken_even_when_it_was_repeated_since()
    {
        var taken = A_stretch_of_readings.At(120);
        var readings = new A_stretch_of_readings();
        for (var second = 120; second < 300; second++)
            readings.Once(second, new SignalValue(Signal.Systolic, 141, SignalStatus.Measured, taken), new SignalValue(Signal.Diastolic, 88, SignalStatus.Measured, taken),
                new SignalValue(Signal.MeanPressure, 106, SignalStatus.Measured, taken));
        Assert.Equal(new CuffPressure(141, 88, 106, taken), readings.Summary().Offered.Pressure);
    }

    [Fact]
    public void A_cuff_pressure_of_an_earlier_interval_is_not_offered_again()
    {
        var earlier = A_stretch_of_readings.At(-60);
        var readings = new A_stretch_of_readings();
        for (var second = 0; second < 300; second++)
            readings.Once(second, new SignalValue(Signal.Systolic, 141, SignalStatus.Measured, earlier), new SignalValue(Signal.Diastolic, 88, SignalStatus.Measured, earlier));
        Assert.Null(readings.Summary().Offered.Pressure);
    }

    [Fact]
    public void Systolic_and_diastolic_of_two_inflations_are_never_put_together()
    {
        var readings = new A_stretch_of_readings().Once(200, new SignalValue(Signal.Systolic, 150, SignalStatus.Measured, A_stretch_of_readings.At(180)),
            new SignalValue(Signal.Diastolic, 70, SignalStatus.Measured, A_stretch_of_readings.At(20)));
        Assert.Null(readings.Summary().Offered.Pressure);
    }

    [Fact]
    public void A_systolic_not_above_its_diastolic_is_an_artefact() =>
        Assert.Null(new A_stretch_of_readings().Once(200, new SignalValue(Signal.Systolic, 80, SignalStatus.Measured), new SignalValue(Signal.Diastolic, 80, SignalStatus.Measured))
            .Summary().Offered.Pressure);

    [Fact]
    public void A_message_sent_again_counts_once()
    {
        var readings = new A_stretch_of_readings().Each(297, 300, Signal.HeartRate, 70).Once(299, new SignalValue(Signal.HeartRate, 70, SignalStatus.Measured));
        Assert.Equal(3, readings.Summary().Offered.HeartRate!.Count);
    }
}
