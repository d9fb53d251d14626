using System.Net;
using System.Text.RegularExpressions;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Session;

namespace Stillpoint.App.Tests.Doors;

/// <summary>Bytes on the wire, as a browser with an empty cache asks for them.</summary>
public sealed partial class What_a_page_weighs
{
    private const int Kilobyte = 1000;

    private static async Task<HttpResponseMessage> Ask(Visitor visitor, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        var reply = await visitor.Send(request);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return reply;
    }

    private static async Task<byte[]> Bytes(Visitor visitor, string path)
    {
        using var reply = await Ask(visitor, path);
        return await reply.Content.ReadAsByteArrayAsync();
    }

    /// <summary>The page itself, and everything it names; the one typeface that Latin letters need is named by the styles.</summary>
    private static async Task<(int Page, int Files)> Weigh(Visitor visitor, string path, params string[] asked)
    {
        var page = await Bytes(visitor, path);
        var files = 0;
        foreach (var name in Named().Matches(System.Text.Encoding.UTF8.GetString(page)).Select(match => match.Groups["path"].Value).Where(name => name.Contains("dist/", StringComparison.Ordinal) || name.EndsWith(".svg", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
        {
            using var reply = await Ask(visitor, name);
            Assert.Contains("immutable", reply.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            if (name.EndsWith(".css", StringComparison.Ordinal) || name.EndsWith(".js", StringComparison.Ordinal)) Assert.Equal("br", Assert.Single(reply.Content.Headers.ContentEncoding));
            files += (await reply.Content.ReadAsByteArrayAsync()).Length;
        }
        Assert.NotEqual(0, files);
        files += (await Bytes(visitor, "/dist/fonts/inter-latin-wght-normal.woff2")).Length;
        var total = page.Length;
        foreach (var more in asked) total += (await Bytes(visitor, more)).Length;
        return (total, files);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/enquire")]
    [InlineData("/signin")]
    public async Task A_public_page_is_light_at_the_first_look_and_nearly_nothing_at_the_next(string path)
    {
        await using var clinic = await RunningClinic.Start();
        using var visitor = clinic.Visitor();
        var (page, files) = await Weigh(visitor, path);
        Assert.InRange(page + files, 1, 120 * Kilobyte);
        Assert.InRange(page, 1, 15 * Kilobyte);
    }

    [Fact]
    public async Task A_bedside_is_under_two_hundred_kilobytes_with_everything_it_asks_for_by_script()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        var (page, files) = await Weigh(nurse, chair.Page, $"{chair.Page}/view", $"{chair.Page}/panels");
        Assert.InRange(page + files, 1, 200 * Kilobyte);
    }

    [GeneratedRegex("(?:href|src)=\"(?<path>/[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
