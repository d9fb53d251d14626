using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Stillpoint.App.Shell;

namespace Stillpoint.App.Session.Papers;

/// <summary>Makes a PDF of what a page shows: the same component in a document that carries its styles, its letters and its script within itself.</summary>
internal sealed partial class PaperPress(IServiceProvider services, ILoggerFactory loggers, IWebHostEnvironment place)
{
    /// <typeparam name="TBody">What draws the paper, on its page too: it is given the paper by cascade.</typeparam>
    /// <typeparam name="TPaper">What stands on it.</typeparam>
    public async Task<Printed> Print<TBody, TPaper>(string title, string margins, TPaper paper, CancellationToken cancel) where TBody : IComponent
    {
        var look = await Letters(await Read("dist/stillpoint.css", cancel), cancel);
        var script = await Read("dist/paper.js", cancel);
        await using var renderer = new HtmlRenderer(services, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<PaperDocument>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(PaperDocument.Title)] = title, [nameof(PaperDocument.Style)] = look + margins, [nameof(PaperDocument.Script)] = script, [nameof(PaperDocument.Body)] = Body<TBody, TPaper>(paper),
        }))).ToHtmlString());
        return await Shell.Print.Pdf(html, cancel);
    }

    private static RenderFragment Body<TBody, TPaper>(TPaper paper) where TBody : IComponent => builder =>
    {
        builder.OpenComponent<CascadingValue<TPaper>>(0);
        builder.AddComponentParameter(1, nameof(CascadingValue<TPaper>.Value), paper);
        builder.AddComponentParameter(2, nameof(CascadingValue<TPaper>.ChildContent), (RenderFragment)(inner =>
        {
            inner.OpenComponent<TBody>(0);
            inner.CloseComponent();
        }));
        builder.CloseComponent();
    };

    /// <summary>The browser that prints has no network: the letters stand in the style itself.</summary>
    private async Task<string> Letters(string style, CancellationToken cancel)
    {
        foreach (var file in Files().Matches(style).Select(found => found.Groups["file"].Value).Distinct().ToList())
        {
            var letters = place.WebRootFileProvider.GetFileInfo($"dist/fonts/{file}");
            if (!letters.Exists) continue;
            await using var stream = letters.CreateReadStream();
            using var kept = new MemoryStream();
            await stream.CopyToAsync(kept, cancel);
            style = style.Replace($"./fonts/{file}", $"data:font/woff2;base64,{Convert.ToBase64String(kept.ToArray())}", StringComparison.Ordinal);
        }
        return style;
    }

    private async Task<string> Read(string path, CancellationToken cancel)
    {
        using var reader = new StreamReader(place.WebRootFileProvider.GetFileInfo(path).CreateReadStream());
        return await reader.ReadToEndAsync(cancel);
    }

    [GeneratedRegex(@"\./fonts/(?<file>[\w.-]+\.woff2)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Files();
}
