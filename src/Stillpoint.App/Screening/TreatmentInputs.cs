using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Screening;

/// <summary>What every decision, consent and order is for: which product, by which route, for which indication.</summary>
internal static class TreatmentInputs
{
    public static ChoiceInput<Product> Product() => new("Product")
    {
        As = Choice.List, Needed = "Choose the product.", Options = [(Care.Planning.Product.KetamineRacemic, "ketamine"), (Care.Planning.Product.Esketamine, "esketamine spray")],
    };

    public static ChoiceInput<Route> Route() => new("Route")
    {
        As = Choice.List, Needed = "Choose the route.", Options = [.. Enum.GetValues<Route>().Select(route => new Option<Route>(route, route.WordsApart()) { Value = route.Code() })],
    };

    public static ChoiceInput<Indication> Indication() => new("Indication")
    {
        As = Choice.List, Needed = "Choose what it is for.", Options = [.. Indications.All.Select(one => new Option<Indication>(one, $"{one.Name} ({one.Id})") { Value = one.Id })],
    };
}
