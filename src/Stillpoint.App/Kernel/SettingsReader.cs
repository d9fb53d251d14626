using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Stillpoint.App.Kernel;

/// <summary>
/// Reads settings from appsettings.json, then the environment, then flags; each later one wins. A word that is no setting
/// stops everything with one sentence: a misspelt one must never quietly leave a default in force.
/// </summary>
internal static class SettingsReader
{
    private const string Environment = "Stillpoint__";

    private static readonly Dictionary<string, PropertyInfo> Known =
        typeof(Settings).GetProperties().Where(setting => setting.CanWrite).ToDictionary(setting => setting.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>With the appsettings.json of the folder it is started in, and its environment.</summary>
    public static (Settings? Settings, string? Refusal) Read(IReadOnlyList<string> flags) => Read(flags, Path.GetFullPath("appsettings.json"),
        System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(one => KeyValuePair.Create((string)one.Key, (string?)one.Value ?? "")));

    public static (Settings? Settings, string? Refusal) Read(IReadOnlyList<string> flags, string file, IEnumerable<KeyValuePair<string, string>> environment)
    {
        try
        {
            var settings = new Settings();
            if (File.Exists(file))
                using (var json = JsonDocument.Parse(File.ReadAllText(file), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }))
                    foreach (var member in json.RootElement.EnumerateObject()) Set(settings, member.Name, member.Value.ToString(), $"“{member.Name}” in {Path.GetFileName(file)}");
            foreach (var (name, value) in environment.Where(one => one.Key.StartsWith(Environment, StringComparison.OrdinalIgnoreCase)).OrderBy(one => one.Key, StringComparer.Ordinal))
                Set(settings, name[Environment.Length..], value, $"“{name}” in the environment");
            ReadFlags(settings, flags);
            return (settings, null);
        }
        catch (WrongSettingException wrong)
        {
            return (null, wrong.Message);
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return (null, $"{Path.GetFileName(file)} can't be read: it must be one JSON object of settings.");
        }
    }

    private static void ReadFlags(Settings settings, IReadOnlyList<string> flags)
    {
        for (var at = 0; at < flags.Count; at++)
        {
            var (flag, value) = flags[at].Split('=', 2) is [var before, var after] ? (before, after) : (flags[at], null);
            var name = flag.StartsWith("--", StringComparison.Ordinal) ? flag[2..].Replace("-", "", StringComparison.Ordinal) : "";
            if (!Known.TryGetValue(name, out var setting)) throw new WrongSettingException($"“{flag}” is no flag of this command; --help lists them.");
            if (value is null && setting.PropertyType == typeof(bool)) value = at + 1 < flags.Count && bool.TryParse(flags[at + 1], out _) ? flags[++at] : "true";
            value ??= at + 1 < flags.Count && !flags[at + 1].StartsWith("--", StringComparison.Ordinal) ? flags[++at] : throw new WrongSettingException($"{flag} needs a value after it.");
            Set(settings, name, value, flag);
        }
    }

    private static void Set(Settings settings, string name, string value, string where)
    {
        if (!Known.TryGetValue(name, out var setting)) throw new WrongSettingException($"{where} is no setting of Stillpoint; --help lists them.");
        if (setting.PropertyType == typeof(string)) setting.SetValue(settings, value.Trim() is { Length: > 0 } text ? text : throw new WrongSettingException($"{where} is empty."));
        else if (setting.PropertyType == typeof(int)) setting.SetValue(settings, int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= 15 ? minutes : throw new WrongSettingException($"{where} is a number of minutes, 1 to 15, not “{value}”."));
        else setting.SetValue(settings, bool.TryParse(value, out var yes) ? yes : throw new WrongSettingException($"{where} is true or false, not “{value}”."));
    }

    private sealed class WrongSettingException(string says) : Exception(says);
}
