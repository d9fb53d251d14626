using System.Reflection;
using Stillpoint.App.Records;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Website;

/// <summary>
/// Every public page in both languages: those the build ships, each replaced by the clinic's own file of the same name where its folder
/// has one, and whatever else stands there. A file that can't be read as a page leaves the shipped one in place.
/// </summary>
internal sealed class Library
{
    private const string Shipped = "Stillpoint.App.Website.Pages.";

    private readonly Dictionary<(Language, string), SitePage> pages = [];

    private readonly Dictionary<(Language, Guid), SitePage> clinics = [];

    private readonly ILookup<Guid, StaffedHoursRow> hours;

    private Library(IReadOnlyList<ClinicRow> rows, IEnumerable<StaffedHoursRow> hours) => (Clinics, this.hours) = (rows, hours.ToLookup(stretch => stretch.ClinicId));

    public static Language[] Languages { get; } = [Language.English, Language.Spanish];

    public IReadOnlyList<ClinicRow> Clinics { get; }

    /// <summary>What the site is called: the clinic, where there is one.</summary>
    public string Name => Clinics is [var only] ? only.Name : "Stillpoint";

    public IEnumerable<SitePage> Of(Language language) => pages.Values.Where(page => page.Language == language).OrderBy(page => page.Order);

    public SitePage? Find(Language language, string key) => pages.GetValueOrDefault((language, key));

    public SitePage ClinicPage(Language language, ClinicRow clinic) => clinics[(language, clinic.Id)];

    /// <summary>Where a clinic is, when somebody is there, whom to call.</summary>
    public ClinicFacts FactsOf(Language language, ClinicRow clinic) => ClinicFacts.Of(clinic, hours[clinic.Id], ClinicPage(language, clinic).Head, language);

    /// <summary>A clinic by the last part of its address.</summary>
    public ClinicRow? ClinicAt(string slug) => Clinics.FirstOrDefault(clinic => SlugOf(clinic) == slug);

    /// <summary>The words of a name that may stand in an address.</summary>
    public static string SlugOf(ClinicRow clinic) =>
        string.Join('-', new string([.. clinic.Name.Normalize(System.Text.NormalizationForm.FormD).ToLowerInvariant().Select(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? letter : char.IsLetter(letter) || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.NonSpacingMark ? '\0' : ' ').Where(letter => letter != '\0')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } slug ? slug : clinic.Id.ToString();

    /// <summary>The names of the pages the build ships.</summary>
    public static IEnumerable<(Language Language, string Key, string Resource)> ShippedPages =>
        from name in Assembly.GetExecutingAssembly().GetManifestResourceNames()
        where name.StartsWith(Shipped, StringComparison.Ordinal)
        let parts = name[Shipped.Length..].Split('/', '\\')
        select (Translated.Of(parts[0]), parts[1][..^3], name);

    /// <param name="folder">Where the clinic keeps pages of its own: <c>en/cost.md</c>, <c>clinics/NAME/es.md</c>.</param>
    /// <param name="rows">The clinics there are.</param>
    /// <param name="hours">When somebody is there.</param>
    public static Library Read(string folder, IReadOnlyList<ClinicRow> rows, IEnumerable<StaffedHoursRow>? hours = null)
    {
        var library = new Library(rows, hours ?? []);
        var templates = new Dictionary<Language, string>();
        foreach (var (language, key, resource) in ShippedPages)
        {
            using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
            var file = reader.ReadToEnd();
            if (key == SiteMap.Clinic) templates[language] = file;
            else library.Take(key, language, file);
        }
        foreach (var language in Languages)
        {
            foreach (var file in FilesIn(Path.Combine(folder, Translated.Code(language))))
            {
                if (Text(file) is not { } text) continue;
                if (Path.GetFileNameWithoutExtension(file) is SiteMap.Clinic && PageReader.Read(SiteMap.Clinic, language, text) is not null) templates[language] = text;
                else library.Take(Path.GetFileNameWithoutExtension(file), language, text);
            }
            foreach (var clinic in rows)
            {
                var words = new Dictionary<string, string> { ["clinic"] = Escaped(clinic.Name), ["reach"] = Reach(clinic, language), ["prices"] = Prices.Markdown(clinic, language) };
                var own = Path.Combine(folder, "clinics", SlugOf(clinic), $"{Translated.Code(language)}.md");
                library.clinics[(language, clinic.Id)] = (Text(own) is { } text ? PageReader.Read($"clinics/{SlugOf(clinic)}", language, text, words) : null)
                    ?? PageReader.Read($"clinics/{SlugOf(clinic)}", language, templates[language], words)!;
            }
        }
        return library;
    }

    private static string[] FilesIn(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder, "*.md") : [];

    /// <summary>A file that is being written, or that this account may not read, is not there yet.</summary>
    private static string? Text(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file) : null;
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Take(string key, Language language, string file)
    {
        if (PageReader.Read(key, language, file) is { } page) pages[(language, key)] = page;
    }

    private static string Reach(ClinicRow clinic, Language language) => clinic.Phone is { } phone
        ? language == Language.Spanish ? $"Llame al [{phone}](tel:{ClinicFacts.Dialled(phone)}), o [pida ayuda aquí](/enquire)." : $"Call [{phone}](tel:{ClinicFacts.Dialled(phone)}), or [ask for help here](/enquire)."
        : language == Language.Spanish ? "[Pida ayuda aquí](/enquire). Una persona le llama." : "[Ask for help here](/enquire). A person calls you back.";

    /// <summary>A name is a name, also where it has a sign of Markdown in it.</summary>
    public static string Escaped(string name) => string.Concat(name.Select(letter => letter is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '<' or '>' or '#' or '|' ? $" " : letter.ToString()));
}
