using System.Globalization;
using System.Text;
using System.Text.Json;
using Stillpoint.App.Json;
using Stillpoint.App.Kernel;
using Stillpoint.Care.Kinetics;

namespace Stillpoint.App.Kinetics;

/// <summary><c>stillpoint population REQUEST.json</c>: percentiles of predicted levels over virtual patients.</summary>
internal static class PopulationCommand
{
    public const string Usage = """
        stillpoint population REQUEST.json [--format csv|json] [--out FILE] [--plot FILE.svg]

          Percentiles of predicted levels over virtual patients. REQUEST.json (- reads standard input) is one JSON object:
            model, covariates, doses, ke0_per_min, absorption   as in: stillpoint ask concentration; covariates of a model
                                        that scales with weight are weightKg and ageY, because its limits are kept here
            times         {"from": 0, "to": 240, "every": 1}, minutes
            patients      200 to 100000 (1000)
            seed          the same seed gives the same people (1)
            spread        random, or even: a few hundred evenly spread give the percentiles of thousands (random)
            band          betweenPatients, withDoubt (widened by what is unknown about the route), measuredLevel
            percentiles   [5, 25, 50, 75, 95]
          For example 35 mg over 40 minutes by vein:
            {"model": "rac-adult-default", "covariates": {"weightKg": 70, "ageY": 40},
             "doses": [{"type": "iv_infusion", "t": 0, "mg": 35, "dur": 40}], "times": {"from": 0, "to": 240, "every": 10}}
          Exit codes: 0 done, 2 the request was wrong or the model refuses this person.
        """;

    private sealed record Options(string Request, string Format, string? Out, string? Plot);

    public static async Task<int> Run(string[] args, Stream input, Stream output, TextWriter errors, bool terminal)
    {
        if (args is ["--help" or "-h"])
        {
            await errors.WriteLineAsync(Usage);
            return ExitCode.Done;
        }
        if (Parse(args) is not { } options)
        {
            await errors.WriteLineAsync(Usage);
            return ExitCode.RequestWasWrong;
        }
        try
        {
            var request = PopulationRequest.Read(Fields.Of(await Document(options.Request, input)));
            foreach (var warning in request.Warnings) await errors.WriteLineAsync(warning);
            var people = VirtualPatients.Draw(request.Subject, request.Doses, request.Patients, request.Seed, request.Spread);
            var bar = terminal ? new ProgressBar(errors) : null;
            var percentiles = PopulationPercentiles.Of(people, request.Doses, request.Grid, request.Band, request.Shares, bar is null ? null : bar.At);
            bar?.Gone();
            await Write(options, request, percentiles, output);
            return ExitCode.Done;
        }
        catch (RefusedException refusal)
        {
            await errors.WriteLineAsync(refusal.Refusal.Path is { Length: > 0 } path ? $"{refusal.Refusal.Says} ({path})" : refusal.Refusal.Says);
        }
        catch (JsonException bad)
        {
            await errors.WriteLineAsync($"This is not valid JSON (byte {bad.BytePositionInLine + 1} of line {bad.LineNumber + 1}).");
        }
        catch (Exception lost) when (lost is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(lost.Message);
        }
        return ExitCode.RequestWasWrong;
    }

    private static async Task Write(Options options, PopulationRequest request, PopulationPercentiles percentiles, Stream output)
    {
        if (options.Plot is { } picture) await File.WriteAllTextAsync(picture, PopulationWriter.Plot(request, percentiles));
        await using var file = options.Out is { } path ? File.Create(path) : null;
        var to = file ?? output;
        if (options.Format == "json")
        {
            PopulationWriter.Json(request, percentiles, to);
        }
        else
        {
            await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            PopulationWriter.Csv(percentiles, text);
        }
        await to.FlushAsync();
    }

    private static async Task<JsonElement> Document(string path, Stream input)
    {
        await using var file = path == "-" ? null : File.OpenRead(path);
        using var document = await JsonDocument.ParseAsync(file ?? input);
        return document.RootElement.Clone();
    }

    private static Options? Parse(string[] args)
    {
        string? request = null, written = null, plot = null;
        var format = "csv";
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--format" when i + 1 < args.Length && args[i + 1] is "csv" or "json": format = args[++i]; break;
                case "--out" when i + 1 < args.Length: written = args[++i]; break;
                case "--plot" when i + 1 < args.Length: plot = args[++i]; break;
                case var word when request is null && (word == "-" || !word.StartsWith('-')): request = word; break;
                default: return null;
            }
        }
        return request is null ? null : new(request, format, written, plot);
    }
}

/// <summary>One line on a terminal that fills up and is wiped when the work is done.</summary>
internal sealed class ProgressBar(TextWriter to)
{
    private const int Wide = 40;

    private int drawn = -1;

    public void At(double share)
    {
        var full = (int)(share * Wide);
        if (full == drawn) return;
        drawn = full;
        to.Write(string.Create(CultureInfo.InvariantCulture, $"\r[{new string('#', full)}{new string('.', Wide - full)}] {share * 100,3:0} %"));
        to.Flush();
    }

    public void Gone()
    {
        to.Write("\r" + new string(' ', Wide + 8) + "\r");
        to.Flush();
    }
}
