namespace Stillpoint.Care.Planning;

/// <summary>What a person is treated for.</summary>
/// <param name="Id">The id in every order and record, such as <c>IND-01</c>.</param>
public sealed record Indication(string Id, string Name);

/// <summary>The conditions the clinic may treat or must be able to name, in the order of the evidence table.</summary>
public static class Indications
{
    public static IReadOnlyList<Indication> All { get; } =
    [
        new("IND-01", "Treatment-resistant depression"),
        new("IND-02", "Major depression, not treatment-resistant"),
        new("IND-03", "Major depression with acute suicidal ideation or behavior"),
        new("IND-04", "Suicidal ideation with another primary disorder"),
        new("IND-05", "Bipolar depression"),
        new("IND-06", "Anxiety: generalized, social or panic"),
        new("IND-07", "Post-traumatic stress disorder"),
        new("IND-08", "Obsessive-compulsive disorder"),
        new("IND-09", "Eating disorder"),
        new("IND-10", "Chronic pain, other or mixed"),
        new("IND-11", "Fibromyalgia"),
        new("IND-12", "Complex regional pain syndrome I"),
        new("IND-13", "Complex regional pain syndrome II"),
        new("IND-14", "Neuropathic pain"),
        new("IND-15", "Spinal-cord-injury pain"),
        new("IND-16", "Migraine, refractory chronic or status"),
        new("IND-17", "Cluster headache"),
        new("IND-18", "Alcohol use disorder"),
        new("IND-19", "Cocaine or opioid use disorder"),
        new("IND-20", "General anesthesia, induction"),
        new("IND-21", "Procedural sedation"),
        new("IND-22", "Acute pain"),
    ];

    public static Indication? Find(string id) => All.FirstOrDefault(indication => indication.Id == id);

    /// <summary>
    /// No label covers it, so that the consent carries a signed acknowledgment: racemic ketamine for anything but anesthesia, esketamine
    /// for anything but treatment-resistant depression and depression with acute suicidal ideation.
    /// </summary>
    public static bool IsOffLabel(Product product, string id) => product switch
    {
        Product.KetamineRacemic => id != "IND-20",
        Product.Esketamine => id is not ("IND-01" or "IND-03"),
    };
}
