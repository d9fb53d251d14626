namespace Stillpoint.Care.Enquiry;

/// <summary>What a reason speaks for: asking the clinic, talking about it first, or that this treatment is most likely not for them.</summary>
public enum CheckBearing { Ask, TalkFirst, LikelyNot }

/// <summary>A general reason, of people in such a place; never a judgement of one person.</summary>
/// <param name="Code">What its sentence stands under in each language.</param>
/// <param name="Bearing">What it speaks for.</param>
/// <param name="Evidence">The line of the evidence register it rests on.</param>
public sealed record CheckReason(string Code, CheckBearing Bearing, string Evidence);

/// <summary>What the private check says: whether help in danger comes first, and the reasons in the order of their weight.</summary>
public sealed record CheckResult(bool Crisis, IReadOnlyList<CheckReason> Reasons, IReadOnlyList<string> Unanswered);

/// <summary>"Might it be for me?": a few questions whose answers give general reasons to ask, to talk first, or to look elsewhere. It decides nothing and keeps nothing.</summary>
public static class PrivateCheck
{
    public const string Safety = "safety", Trouble = "trouble", Tried = "tried", Age = "age", Pregnant = "pregnant", Heart = "heart", Mind = "mind", Use = "use", Body = "body", Escort = "escort";

    private const string Yes = "yes", No = "no", Unsure = "unsure", Past = "past";

    /// <summary>The questions in the order they are asked, each with the answers it takes. The one on danger stands first.</summary>
    public static IReadOnlyList<(string Key, IReadOnlyList<string> Answers)> Questions { get; } =
    [
        (Safety, [No, "thoughts", "might-act"]), (Trouble, ["depression", "bipolar", "anxiety", "trauma", "ocd", "pain", "headache", "alcohol-drugs", "other"]), (Tried, ["none", "one", "two", Unsure]),
        (Age, ["under-18", "adult", "over-65"]), (Pregnant, [No, Yes, Unsure]), (Heart, [No, Yes, Unsure]), (Mind, [No, Past, Yes, Unsure]), (Use, [No, Past, Yes]), (Body, [No, Yes, Unsure]), (Escort, [Yes, No, Unsure]),
    ];

    /// <summary>Whether this is an answer one of the questions takes.</summary>
    public static bool Takes(string key, string answer) => Questions.Any(question => question.Key == key && question.Answers.Contains(answer));

    /// <summary>The reasons that speak from these answers. What was not answered is named, and never counts as a no.</summary>
    public static CheckResult Judge(IReadOnlyDictionary<string, string> answers)
    {
        var reasons = new List<CheckReason>();
        string? Of(string key) => answers.GetValueOrDefault(key);
        void When(bool so, string code, CheckBearing bearing, string evidence)
        {
            if (so) reasons.Add(new(code, bearing, evidence));
        }

        When(Of(Pregnant) == Yes, "pregnant", CheckBearing.LikelyNot, "pregnancy");
        When(Of(Mind) == Yes, "mind-now", CheckBearing.LikelyNot, "consensus");
        When(Of(Age) == "under-18", "under-18", CheckBearing.LikelyNot, "esketamine-age");
        When(Of(Heart) == Yes, "heart", CheckBearing.TalkFirst, "heart");
        When(Of(Heart) == Unsure, "heart-unsure", CheckBearing.TalkFirst, "heart");
        When(Of(Body) == Yes, "body", CheckBearing.TalkFirst, "ketamine-label");
        When(Of(Body) == Unsure, "body-unsure", CheckBearing.TalkFirst, "ketamine-label");
        When(Of(Pregnant) == Unsure, "pregnant-unsure", CheckBearing.TalkFirst, "pregnancy");
        When(Of(Mind) is Past or Unsure, "mind-past", CheckBearing.TalkFirst, "consensus");
        When(Of(Use) == Yes, "use-now", CheckBearing.TalkFirst, "controlled");
        When(Of(Use) == Past, "use-past", CheckBearing.TalkFirst, "controlled");
        When(Of(Age) == "over-65", "over-65", CheckBearing.TalkFirst, "older-trial");
        When(Of(Trouble) == "bipolar", "bipolar", CheckBearing.TalkFirst, "bipolar");
        When(Of(Tried) is "none" or "one", "others-first", CheckBearing.TalkFirst, "esketamine-label");
        When(Of(Escort) is No or Unsure, "escort", CheckBearing.TalkFirst, "house-rule");
        When(Of(Trouble) == "depression" && Of(Tried) == "two", "depression-tried", CheckBearing.Ask, "swainson");
        When(Of(Trouble) == "depression" && Of(Tried) is not "two", "depression", CheckBearing.Ask, "swainson");
        When(Of(Trouble) == "pain", "pain", CheckBearing.Ask, "pain-guideline");
        When(Of(Trouble) is "anxiety", "weak-proof", CheckBearing.Ask, "anxiety-trials");
        When(Of(Trouble) is "trauma", "weak-proof", CheckBearing.Ask, "ptsd-trials");
        When(Of(Trouble) is "ocd", "weak-proof", CheckBearing.Ask, "ocd-trial");
        When(Of(Trouble) is "headache", "weak-proof", CheckBearing.Ask, "pain-guideline");
        When(Of(Trouble) is "alcohol-drugs", "weak-proof", CheckBearing.Ask, "alcohol-trial");
        When(Of(Trouble) is "other", "other", CheckBearing.Ask, "consensus");
        return new(Of(Safety) is "thoughts" or "might-act", [.. reasons.OrderByDescending(reason => reason.Bearing)], [.. Questions.Select(question => question.Key).Where(key => Of(key) is null)]);
    }

    /// <summary>Every reason there is: each has a sentence in each language.</summary>
    public static IReadOnlyList<string> Codes { get; } =
    [
        "pregnant", "mind-now", "under-18", "heart", "heart-unsure", "body", "body-unsure", "pregnant-unsure", "mind-past", "use-now", "use-past", "over-65", "bipolar", "others-first", "escort",
        "depression-tried", "depression", "pain", "weak-proof", "other",
    ];
}
