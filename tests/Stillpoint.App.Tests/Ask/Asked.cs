using System.Globalization;
using System.Text;
using System.Text.Json;
using Stillpoint.App.Ask;

namespace Stillpoint.App.Tests.Ask;

/// <summary>One request put to a question through the shell, as the command line and HTTP put it.</summary>
internal static class Asked
{
    public static async Task<string> Bytes(string question, string request)
    {
        using var output = new MemoryStream();
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(request));
        await new AskShell(Questions.Find(question)!).Run(input, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    public static async Task<JsonElement> Of(string question, string request)
    {
        using var answer = JsonDocument.Parse(await Bytes(question, request));
        return answer.RootElement.Clone();
    }

    public static string Error(this JsonElement answer) => $"{answer.GetProperty("error").GetProperty("code")} {answer.GetProperty("error").GetProperty("path")}";

    /// <summary>A member by its path, as the JSON writes it.</summary>
    public static string At(this JsonElement answer, string path) =>
        path.Split('.').Aggregate(answer, (now, name) => int.TryParse(name, CultureInfo.InvariantCulture, out var index) ? now[index] : now.GetProperty(name)).GetRawText();
}
