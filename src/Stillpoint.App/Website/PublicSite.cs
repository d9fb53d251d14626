using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Website;

/// <summary>A public document as it is sent, and what tells it from an older one.</summary>
internal sealed record Document(byte[] Body, string Tag);

/// <summary>Keeps every public document as it was drawn once, until a file or a clinic has changed: a visitor costs no drawing and no database.</summary>
internal sealed class PublicSite(IServiceScopeFactory scopes, Settings settings, EndpointDataSource endpoints, ILoggerFactory loggers, TimeProvider clock) : IDisposable
{
    /// <summary>How long a change may stay unseen.</summary>
    private static readonly TimeSpan Seen = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim one = new(1);

    private Edition? edition;

    /// <summary>The site as it stood when it was last looked at.</summary>
    private sealed record Edition(Library Library, string Stamp, DateTimeOffset LookedAt)
    {
        public ConcurrentDictionary<(string Path, Language Language, string? Theme), Document> Drawn { get; } = new();
    }

    /// <summary>The front page, an entry of it, a clinic's or one of the lists; null where there is no such page.</summary>
    /// <param name="language">The language of its address.</param>
    /// <param name="path">What stands behind the language, with its slash; nothing for the front page.</param>
    /// <param name="theme">Light or dark, where somebody chose.</param>
    public async ValueTask<Document?> Get(Language language, string path, string? theme)
    {
        var now = edition is { } known && clock.GetUtcNow() - known.LookedAt is var age && age >= TimeSpan.Zero && age < Seen ? known : await Look();
        if (now.Drawn.TryGetValue((path, language, theme), out var drawn)) return drawn;
        if (ViewOf(now.Library, language, path) is not { } view) return null;
        return now.Drawn[(path, language, theme)] = await Draw(view with { Theme = theme });
    }

    /// <summary>What is found is drawn each time: what people look for is kept nowhere.</summary>
    public async Task<Document> Search(Language language, string words, string? theme)
    {
        var library = await Pages();
        return await Draw(View(library, language, "/search", SiteTexts.Search.In(language), SiteTexts.SearchAbout.In(language)) with
        {
            IsSearch = true,
            Words = words.Length > Searching.MostLetters ? words[..Searching.MostLetters] : words,
            Found = Searching.For(words, library.Of(language)),
            Theme = theme,
        });
    }

    public async ValueTask<Library> Pages() => (edition is { } known && clock.GetUtcNow() - known.LookedAt < Seen ? known : await Look()).Library;

    /// <summary>Every address of the site behind its language.</summary>
    public static IEnumerable<string> Paths(Library library) =>
        library.Of(Language.English).Select(page => page.Key == SiteMap.Front ? "" : $"/{page.Key}").Append("/clinics").Append("/evidence").Concat(library.Clinics.Select(clinic => $"/clinics/{Library.SlugOf(clinic)}"));

    private SiteView? ViewOf(Library library, Language language, string path)
    {
        if (path == "/clinics") return View(library, language, path, SiteTexts.Clinics.In(language), SiteTexts.ClinicsAbout.In(language)) with { IsClinics = true };
        if (path == "/evidence") return View(library, language, path, SiteTexts.Sources.In(language), SiteTexts.SourcesAbout.In(language)) with { IsSources = true };
        if (path.StartsWith("/clinics/", StringComparison.Ordinal))
            return library.ClinicAt(path["/clinics/".Length..]) is { } clinic && library.ClinicPage(language, clinic) is var own ? View(library, language, path, own.Title, own.About) with { Page = own, Clinic = clinic } : null;
        return library.Find(language, path.Length == 0 ? SiteMap.Front : path[1..]) is { } page && (page.Key != SiteMap.Front || path.Length == 0)
            ? View(library, language, path, page.Title, page.About) with { Page = page, IsFront = page.Key == SiteMap.Front } : null;
    }

    private SiteView View(Library library, Language language, string path, string title, string about) =>
        new(library, language, path, title, about) { Base = settings.PublicBase, Styles = Asset("dist/public.css"), Icon = Asset("mark.svg"), Demo = settings.Demo };

    /// <summary>The name of a file with what it holds, under which a browser may keep it for good.</summary>
    private string Asset(string file) => endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<ResourceAssetCollection>()).FirstOrDefault(assets => assets is not null)?[file] ?? file;

    private async Task<Edition> Look()
    {
        await one.WaitAsync();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var clinics = await scope.ServiceProvider.GetRequiredService<ClinicDb>().Set<ClinicRow>().AsNoTracking().OrderBy(clinic => clinic.Name).ToListAsync();
            var hours = await scope.ServiceProvider.GetRequiredService<ClinicDb>().Set<StaffedHoursRow>().AsNoTracking().OrderBy(stretch => stretch.Id).ToListAsync();
            var stamp = $"{Newest(settings.SiteFolder)} {JsonSerializer.Serialize((object[])[clinics.Select(StampOf), hours])}";
            return edition = edition is { } known && known.Stamp == stamp ? Again(known) : new(Library.Read(settings.SiteFolder, clinics, hours), stamp, clock.GetUtcNow());
        }
        // A worried person reads the pages of a minute ago while the database is away.
        catch (Exception away) when (edition is not null && Outage.Is(away))
        {
            return edition;
        }
        finally
        {
            one.Release();
        }
    }

    private static string?[] StampOf(ClinicRow clinic) => [clinic.Id.ToString(), clinic.Name, clinic.Phone, clinic.Address, clinic.MapLink, clinic.AfterHoursPhone, clinic.PricesEn, clinic.PricesEs];

    public void Dispose() => one.Dispose();

    private Edition Again(Edition known)
    {
        var again = known with { LookedAt = clock.GetUtcNow() };
        foreach (var (key, document) in known.Drawn) again.Drawn[key] = document;
        return again;
    }

    private static string Newest(string folder) => Directory.Exists(folder)
        ? string.Join(' ', new DirectoryInfo(folder).EnumerateFiles("*.md", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal).Select(file => $"{file.Name}{file.Length}{file.LastWriteTimeUtc.Ticks}"))
        : "";

    private async Task<Document> Draw(SiteView view)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<SiteDocument>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(SiteDocument.View)] = view }))).ToHtmlString());
        var body = Encoding.UTF8.GetBytes(html);
        return new(body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..24]}\"");
    }
}
