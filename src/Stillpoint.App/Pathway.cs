namespace Stillpoint.App;

/// <summary>The clinic in the order a patient meets it. Read this file first.</summary>
internal static class Pathway
{
    public static void MapPathway(this IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
    }
}
