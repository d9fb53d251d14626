using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.Care.Booking;
using Stillpoint.Care.FollowUp.Cadence;
using Stillpoint.Care.FollowUp.Course;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Tests.Records;

/// <summary>Every word of ours that a row holds, as it is stored: what stands here is in clinics' databases and in signed hashes.</summary>
public sealed class Our_words_in_rows
{
    public static TheoryData<Type, string> Stored => new()
    {
        { typeof(VisitKind), "evaluation session followUp" },
        { typeof(VisitStatus), "booked arrived done missed cancelled" },
        { typeof(EveningWord), "clear look red" },
        { typeof(EscortWord), "asked yes no" },
        { typeof(VisitAct), "booked moved cancelled missed late arrivalUndone restored" },
        { typeof(VisitReason), "patientAsked patientIll transport noEscort weather staffAway clinicClosed notFit courseChanged mistake answeredTheEvening other" },
        { typeof(EnquiryStatus), "new accepted declined signposted" },
        { typeof(UploadKind), "pdf jpeg png" },
        { typeof(CourseStatus), "active completed stopped" },
        { typeof(SuitabilityDecision), "suitable suitableWithOverrides needsMoreData notSuitable" },
        { typeof(MeasuredHow), "by-link at-visit by-phone total-from-paper patients-paper" },
        { typeof(AnsweredBy), "patient clinician" },
        { typeof(AskedFormEnd), "answered missed withdrawn not-sent" },
        { typeof(CheckMoment), "baseline before at-the-end same-evening day-after third-day seventh-day after-the-series weekly monthly" },
        { typeof(NextStepOutcome), "stopMania holdPsychiatrist reduceOrStop unknown stopNoBenefit completeThenMaintenance stopRefer twoMoreWithReason prescriberReview stepUpOrChangeRoute stepUp stepDown continueSame shorten maintain extend" },
        { typeof(NextDecision), "goOn changeDose lengthen shorten hold complete stop" },
        { typeof(TherapyNoteKind), "intention private" },
        { typeof(ScoreStatus), "ok prorated incomplete invalid" },
        { typeof(TaskKind), "follow-up-call welfare-call course-review account-notice alert suitability-review stop session-to-sign no-go no-go-date no-go-waste no-go-cannula corrected order-to-sign medicine-without-order contact-broken on-call-empty facts-missing evening-call evening-answer consent-by-link consent-withdrawn intake-to-read integration-visit monitoring-form" },
        { typeof(SamePersonStep), "linked merged separated" },
        { typeof(PatientField), "given-name family-name called-name pronouns birth-date gender phone other-phone email address language interpreter contact-name contact-relation contact-phone" },
        { typeof(Verdict), "Allow Override Block Unknown" },
        { typeof(Product), "KetamineRacemic Esketamine" },
        { typeof(Route), "IV IVBolus IM SC PO SL IN_Racemic IN_Esketamine" },
        { typeof(Indication), string.Join(' ', Enumerable.Range(1, 22).Select(number => $"IND-{number:00}")) },
        { typeof(Role), "owner medical-director prescriber nurse coordinator therapist custodian auditor patient" },
    };

    [Theory]
    [MemberData(nameof(Stored))]
    public async Task A_word_is_stored_as_it_always_was_and_read_back(Type of, string texts)
    {
        await using var database = await TestDatabase.Empty(TestDatabase.Sqlite);
        await using var db = database.Open();
        var converters = db.Model.GetEntityTypes().SelectMany(row => row.GetProperties()).Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == of)
            .Select(property => property.GetTypeMapping().Converter!).ToList();
        Assert.NotEmpty(converters);
        Assert.All(converters, converter =>
        {
            var words = texts.Split(' ').Select(text => converter.ConvertFromProvider(text)).ToList();
            if (of.IsEnum) Assert.Equal(Enum.GetValues(of).Cast<object>().Order(), words.Order()!);
            Assert.Equal(texts.Split(' '), words.Select(word => converter.ConvertToProvider(word)));
            Assert.Throws<InvalidOperationException>(() => converter.ConvertFromProvider("a word of tomorrow"));
        });
    }

    /// <summary>An enumeration without a text of its own would be stored as a number that changes its meaning when a word is put in before it.</summary>
    [Fact]
    public async Task No_word_is_stored_as_a_number()
    {
        await using var database = await TestDatabase.Empty(TestDatabase.Sqlite);
        await using var db = database.Open();
        Assert.All(
            db.Model.GetEntityTypes().SelectMany(row => row.GetProperties()).Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum),
            property => Assert.Equal(typeof(string), property.GetTypeMapping().Converter?.ProviderClrType));
    }
}
