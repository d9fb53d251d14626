namespace Stillpoint.Care.Planning;

/// <summary>What a person is treated for.</summary>
/// <param name="Id">The id in every order and record, such as <c>IND-01</c>.</param>
/// <param name="NeedsOffLabelConsent">Off-label for this condition: the consent carries a signed acknowledgement.</param>
public sealed record Indication(string Id, string Name, bool NeedsOffLabelConsent);

/// <summary>The conditions the clinic may treat or must be able to name, in the order of the evidence table.</summary>
public static class Indications
{
    public static IReadOnlyList<Indication> All { get; } =
    [
        new("IND-01", "Treatment-resistant depression", false),
        new("IND-02", "Major depression, not treatment-resistant", true),
        new("IND-03", "Major depression with acute suicidal ideation or behaviour", false),
        new("IND-04", "Suicidal ideation with another primary disorder", true),
        new("IND-05", "Bipolar depression", true),
        new("IND-06", "Anxiety: generalised, social or panic", true),
        new("IND-07", "Post-traumatic stress disorder", true),
        new("IND-08", "Obsessive-compulsive disorder", true),
        new("IND-09", "Eating disorder", true),
        new("IND-10", "Chronic pain, other or mixed", true),
        new("IND-11", "Fibromyalgia", true),
        new("IND-12", "Complex regional pain syndrome I", false),
        new("IND-13", "Complex regional pain syndrome II", true),
        new("IND-14", "Neuropathic pain", true),
        new("IND-15", "Spinal-cord-injury pain", true),
        new("IND-16", "Migraine, refractory chronic or status", true),
        new("IND-17", "Cluster headache", true),
        new("IND-18", "Alcohol use disorder", true),
        new("IND-19", "Cocaine or opioid use disorder", true),
        new("IND-20", "General anaesthesia, induction", false),
        new("IND-21", "Procedural sedation", false),
        new("IND-22", "Acute pain", false),
    ];

    public static Indication? Find(string id) => All.FirstOrDefault(indication => indication.Id == id);
}
