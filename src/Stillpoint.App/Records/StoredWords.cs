using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Stillpoint.Care.Booking;
using Stillpoint.Care.FollowUp.Cadence;
using Stillpoint.Care.FollowUp.Course;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Records;

/// <summary>
/// Our own words as text: in rows, in forms and in the audit. A word is written the same for ever, and one that isn't known is a row
/// of a later version or a spoiled one: it is refused, never taken for another.
/// </summary>
internal static class StoredWords
{
    /// <summary>A word of an enumeration, such as <c>followUp</c>.</summary>
    public static string Text<T>(this T word) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(word.ToString());

    /// <summary>Every word of ours in a row is stored as its text.</summary>
    public static void StoreWords(this ModelConfigurationBuilder rows)
    {
        rows.Properties<VisitKind>().HaveConversion<InCamelCase<VisitKind>>();
        rows.Properties<VisitStatus>().HaveConversion<InCamelCase<VisitStatus>>();
        rows.Properties<EveningWord>().HaveConversion<InCamelCase<EveningWord>>();
        rows.Properties<EscortWord>().HaveConversion<InCamelCase<EscortWord>>();
        rows.Properties<VisitAct>().HaveConversion<InCamelCase<VisitAct>>();
        rows.Properties<VisitReason>().HaveConversion<InCamelCase<VisitReason>>();
        rows.Properties<EnquiryStatus>().HaveConversion<InCamelCase<EnquiryStatus>>();
        rows.Properties<UploadKind>().HaveConversion<InCamelCase<UploadKind>>();
        rows.Properties<CourseStatus>().HaveConversion<InCamelCase<CourseStatus>>();
        rows.Properties<SuitabilityDecision>().HaveConversion<InCamelCase<SuitabilityDecision>>();
        rows.Properties<TaskKind>().HaveConversion<InKebabCase<TaskKind>>();
        rows.Properties<AlertTier>().HaveConversion<InCamelCase<AlertTier>>();
        rows.Properties<Disposition>().HaveConversion<InKebabCase<Disposition>>();
        rows.Properties<MeasuredHow>().HaveConversion<InKebabCase<MeasuredHow>>();
        rows.Properties<AnsweredBy>().HaveConversion<InCamelCase<AnsweredBy>>();
        rows.Properties<AskedFormEnd>().HaveConversion<InKebabCase<AskedFormEnd>>();
        rows.Properties<CheckMoment>().HaveConversion<InKebabCase<CheckMoment>>();
        rows.Properties<NextStepOutcome>().HaveConversion<InCamelCase<NextStepOutcome>>();
        rows.Properties<NextDecision>().HaveConversion<InCamelCase<NextDecision>>();
        rows.Properties<TherapyNoteKind>().HaveConversion<InCamelCase<TherapyNoteKind>>();
        rows.Properties<ScoreStatus>().HaveConversion<InCamelCase<ScoreStatus>>();
        rows.Properties<SamePersonStep>().HaveConversion<InCamelCase<SamePersonStep>>();
        rows.Properties<PatientField>().HaveConversion<InKebabCase<PatientField>>();
        rows.Properties<Verdict>().HaveConversion<AsNamed<Verdict>>();
        rows.Properties<Product>().HaveConversion<AsNamed<Product>>();
        rows.Properties<Route>().HaveConversion<RouteAsCode>();
        rows.Properties<Indication>().HaveConversion<IndicationAsId>();
        rows.Properties<Role>().HaveConversion<RoleAsWord>();
    }

    internal static T Read<T>(string text, Func<T, string> write) where T : struct, Enum
    {
        foreach (var word in Enum.GetValues<T>())
            if (write(word) == text) return word;
        throw Unknown<T>();
    }

    internal static InvalidOperationException Unknown<T>() => new($"A row holds a {typeof(T).Name} that this version doesn't know.");
}

internal sealed class InCamelCase<T>() : ValueConverter<T, string>(word => word.Text(), text => StoredWords.Read<T>(text, word => word.Text())) where T : struct, Enum;

internal sealed class InKebabCase<T>() : ValueConverter<T, string>(word => Kebab(word), text => StoredWords.Read<T>(text, Kebab)) where T : struct, Enum
{
    private static string Kebab(T word) => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString());
}

internal sealed class AsNamed<T>() : ValueConverter<T, string>(word => word.ToString(), text => StoredWords.Read<T>(text, word => word.ToString())) where T : struct, Enum;

internal sealed class RouteAsCode() : ValueConverter<Route, string>(route => route.Code(), code => Find(code))
{
    private static Route Find(string code) => Routes.Find(code) ?? throw StoredWords.Unknown<Route>();
}

internal sealed class IndicationAsId() : ValueConverter<Indication, string>(indication => indication.Id, id => Find(id))
{
    private static Indication Find(string id) => Indications.Find(id) ?? throw StoredWords.Unknown<Indication>();
}

internal sealed class RoleAsWord() : ValueConverter<Role, string>(role => role.Word, word => Find(word))
{
    private static Role Find(string word) => Role.Find(word) ?? throw StoredWords.Unknown<Role>();
}
