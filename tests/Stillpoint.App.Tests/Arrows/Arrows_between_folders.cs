using Stillpoint.App.Hosting;
using Stillpoint.Care.Findings;

namespace Stillpoint.App.Tests.Arrows;

/// <summary>A folder needs only folders that stand before it in these lists; so nothing goes round, and each can be read without what stands above.</summary>
public sealed class Arrows_between_folders
{
    /// <summary>The medicine, from the bottom: quantities, findings, then the steps that use one another's values, then the catalogue of all rules.</summary>
    private static readonly string[] Care = ["Persons", "Units", "Kinetics", "HouseValues", "Findings", "Planning", "Screening", "Session", "Recovery", "Booking", "FollowUp", "Enquiry", "Catalogue"];

    /// <summary>The world, from the bottom; no name stands for the folder of the program itself.</summary>
    private static readonly string[] World =
    [
        "Kernel", "Texts", "Json", "Records", "Audit", "Authorization", "Shell", "Doors", "People", "HouseValues",
        "Pathway", "Alerts", "Messages", "Uploads", "Asking", "Screening", "Patients", "Website", "Enquiry", "Intakes", "Consent", "Planning", "FollowUp", "Session", "Booking", "Recovery", "Chart",
        "Interop", "Ask", "Kinetics", "Simulation", "Copies", "Hosting", "Demo", "",
    ];

    [Fact]
    public void The_world_needs_nothing_above_itself() => Holds(Of(typeof(Server), "Stillpoint.App"), World);

    [Fact]
    public void The_medicine_needs_nothing_above_itself() => Holds(Of(typeof(Finding), "Stillpoint.Care"), Care);

    [Fact]
    public void A_planted_circle_is_found_and_named()
    {
        var planted = Of(typeof(Planted.Upper.Roof), "Planted");
        Assert.Equal(
            ["Lower -> Upper: Ground needs Roof (Planted.cs)", "Upper -> Lower: Chimney needs Ground (Planted.cs)"],
            Arrow.InCircles(planted).Select(arrow => arrow.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(["Ground"], Arrow.Upwards(planted, ["Lower", "Middle", "Upper"]).Select(arrow => arrow.Type));
    }

    [Fact]
    public void A_way_round_over_several_folders_is_found_and_what_only_leads_there_is_not()
    {
        Arrow[] arrows = [new("a", "b", "A", "B", ""), new("b", "c", "B", "C", ""), new("c", "a", "C", "A", ""), new("d", "a", "D", "A", "")];
        Assert.Equal(["A", "B", "C"], Arrow.InCircles(arrows).Select(arrow => arrow.Type));
        Assert.Empty(Arrow.InCircles(arrows[1..]));
    }

    [Fact]
    public void A_folder_that_nobody_placed_is_an_arrow_to_nowhere() =>
        Assert.Single(Arrow.Upwards([new("a", "new", "A", "New", "")], ["a"]));

    private static IReadOnlyList<Arrow> Of(Type one, string root) => ArrowReader.Of(one.Assembly.Location, root);

    private static void Holds(IReadOnlyList<Arrow> arrows, string[] folders)
    {
        Assert.NotEmpty(arrows);
        var wrong = Arrow.InCircles(arrows).Concat(Arrow.Upwards(arrows, folders)).Distinct().Select(arrow => arrow.ToString()).Order(StringComparer.Ordinal).ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} arrows go up or round:\n{string.Join('\n', wrong)}");
    }
}
