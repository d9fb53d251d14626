using System.Globalization;
using System.Net;
using System.Text;
using Stillpoint.Care.Kinetics;

namespace Stillpoint.App.Kinetics;

/// <summary>
/// Draws a <see cref="Chart"/> as SVG: for a page with the classes of the strip, or alone in a file with its own colours.
/// Everything it writes is made here; words are encoded.
/// </summary>
internal static class SvgChart
{
    private const double Gutter = 36, Foot = 26, Head = 17;

    /// <summary>An <c>svg</c> element that takes its colours from the page.</summary>
    public static string Inline(Chart chart, double width, double height)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"strip\" viewBox=\"0 0 {N(width)} {N(height)}\" role=\"img\" aria-labelledby=\"{W(chart.Id)}-t {W(chart.Id)}-d\"><title id=\"{W(chart.Id)}-t\">{W(chart.Title)}</title><desc id=\"{W(chart.Id)}-d\">{W(chart.Describes)}</desc>");
        Panel(svg, chart, 0, 0, width, height);
        return svg.Append("</svg>").ToString();
    }

    /// <summary>Drawn twice, for a wide screen and for a phone, so that its words never shrink with it; the page shows one.</summary>
    public static string OnPage(Chart chart, double width, double height) =>
        $"<div class=\"only-wide\">{Inline(chart, width, height)}</div><div class=\"only-narrow\">{Inline(chart with { Id = chart.Id + "-n" }, 330, Math.Min(height, 220))}</div>";

    /// <summary>A file of its own: charts in columns, each with its title, colours for day and night included.</summary>
    public static string Alone(string title, IReadOnlyList<Chart> charts, int columns = 1, double width = 640, double height = 260)
    {
        const double Above = 48, Caption = 22, Below = 34;
        var rows = (charts.Count + columns - 1) / columns;
        var (wide, high) = (columns * width + 16, Above + rows * (height + Caption) + Below);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"strip\" viewBox=\"0 0 {N(wide)} {N(high)}\" width=\"{N(wide)}\" height=\"{N(high)}\" role=\"img\" aria-labelledby=\"title\"><title id=\"title\">{W(title)}</title><style>{Colours}</style><rect class=\"sheet\" width=\"{N(wide)}\" height=\"{N(high)}\"/><text class=\"t-title\" x=\"12\" y=\"28\">{W(title)}</text>\n");
        for (var i = 0; i < charts.Count; i++)
        {
            var (x, y) = (i % columns * width + 4, Above + i / columns * (height + Caption));
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"t-name\" x=\"{N(x + 8)}\" y=\"{N(y + 14)}\">{W(charts[i].Title)}</text><g transform=\"translate({N(x)} {N(y + Caption)})\"><desc>{W(charts[i].Describes)}</desc>");
            Panel(svg, charts[i], 0, 0, width - 8, height - 8);
            svg.Append("</g>\n");
        }
        return svg.Append(CultureInfo.InvariantCulture, $"<text x=\"12\" y=\"{N(high - 14)}\">{W(Landmarks.Sentence)}</text></svg>\n").ToString();
    }

    private static void Panel(StringBuilder svg, Chart chart, double left, double top, double width, double height)
    {
        var levels = Axis.Levels(chart.Top);
        var time = Axis.Time(chart.From, chart.To, most: width < 420 ? 6 : 8);
        var (x0, x1, y0, y1) = (left + Gutter, left + width - 4, top + Head, top + height - Foot);
        double X(double minute) => x0 + (minute - chart.From) / (chart.To - chart.From) * (x1 - x0);
        double Y(double level) => y1 - Math.Min(level, levels.Most) / levels.Most * (y1 - y0);

        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"lane\" x=\"{N(x0)}\" y=\"{N(y0)}\" width=\"{N(x1 - x0)}\" height=\"{N(y1 - y0)}\"/>");
        foreach (var (level, label) in levels.Ticks)
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"g15\" d=\"M{N(x0)} {N(Y(level))}H{N(x1)}\"/><text x=\"{N(x0 - 6)}\" y=\"{N(Y(level) + 4)}\" text-anchor=\"end\">{label}</text>");
        for (var i = 0; i < time.Ticks.Count; i++)
        {
            var (minute, label) = time.Ticks[i];
            var anchor = i == 0 ? "start" : X(minute) > x1 - 12 ? "end" : "middle";
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"g5\" d=\"M{N(X(minute))} {N(y0)}V{N(y1)}\"/><text x=\"{N(X(minute))}\" y=\"{N(y1 + 17)}\" text-anchor=\"{anchor}\">{label}{(i == 0 ? " " + time.Unit : "")}</text>");
        }
        foreach (var drug in chart.Drug)
        {
            var (from, to) = (X(Math.Max(drug.From, chart.From)), X(Math.Min(drug.To, chart.To)));
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"drug\" x=\"{N(from)}\" y=\"{N(y0)}\" width=\"{N(Math.Max(2, to - from))}\" height=\"5\"/>");
        }
        if (chart.Line is { } line && line <= levels.Most)
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"target-line\" d=\"M{N(x0)} {N(Y(line))}H{N(x1)}\"/>");

        foreach (var band in chart.Bands)
        {
            svg.Append("<path class=\"band\" d=\"");
            for (var i = 0; i < band.Minutes.Count; i++) svg.Append(i == 0 ? 'M' : 'L').Append(N(X(band.Minutes[i]))).Append(' ').Append(N(Y(band.High[i])));
            for (var i = band.Minutes.Count - 1; i >= 0; i--) svg.Append('L').Append(N(X(band.Minutes[i]))).Append(' ').Append(N(Y(band.Low[i])));
            svg.Append("Z\"/>");
        }
        foreach (var curve in chart.Curves.OrderByDescending(curve => curve.Kind))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{Class(curve.Kind)}\" d=\"");
            for (var i = 0; i < curve.Minutes.Count; i++) svg.Append(i == 0 ? 'M' : 'L').Append(N(X(curve.Minutes[i]))).Append(' ').Append(N(Y(curve.Levels[i])));
            svg.Append("\"/>");
        }
        foreach (var point in chart.Points)
        {
            var x = X(point.Minute);
            if (point is { Low: { } low, High: { } high })
                svg.Append(CultureInfo.InvariantCulture, $"<path class=\"spread\" d=\"M{N(x)} {N(Y(low))}V{N(Y(high))}M{N(x - 3)} {N(Y(low))}h6M{N(x - 3)} {N(Y(high))}h6\"/>");
            if (point.NgPerMl is { } level) svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"observed\" cx=\"{N(x)}\" cy=\"{N(Y(level))}\" r=\"3.4\"/>");
        }
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"t-drug\" x=\"{N(x1)}\" y=\"{N(y0 - 4)}\" text-anchor=\"end\">{W(chart.Note)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(x0 + 4)}\" y=\"{N(y0 - 4)}\">ng/mL</text>");
    }

    private static string Class(CurveKind kind) => kind switch
    {
        CurveKind.Estimate => "median",
        CurveKind.SecondOpinion => "curve-2",
        CurveKind.Metabolite => "metabolite",
    };

    /// <summary>A place in the drawing, to a tenth.</summary>
    private static string N(double number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static string W(string words) => WebUtility.HtmlEncode(words);

    private const string Colours = """
        .strip{--paper:#f5f7f4;--surface:#fff;--ink:#16201e;--ink-3:#58645f;--edge:#75827d;--grid-5:#edf0ed;--grid-15:#d9dfda;--violet:#6a4bbc;font-family:system-ui,-apple-system,"Segoe UI",sans-serif;font-variant-numeric:tabular-nums}
        @media(prefers-color-scheme:dark){.strip{--paper:#0e1514;--surface:#131b19;--ink:#e9efec;--ink-3:#95a29d;--edge:#6d7c77;--grid-5:#19221f;--grid-15:#273330;--violet:#b9a4f6}}
        .sheet{fill:var(--surface)}.lane{fill:var(--paper)}.g5{stroke:var(--grid-5)}.g15{stroke:var(--grid-15)}
        text{fill:var(--ink-3);font-size:11px}.t-title{fill:var(--ink);font-weight:600;font-size:16px}.t-name{fill:var(--ink);font-weight:600;font-size:12px}.t-drug{fill:var(--ink);font-weight:600;font-size:11.5px}
        .drug{fill:var(--violet);fill-opacity:.34}.band{fill:var(--violet);fill-opacity:.17}.median{fill:none;stroke:var(--violet);stroke-width:1.75;stroke-dasharray:6 3}.curve-2{fill:none;stroke:var(--ink-3);stroke-width:1.5;stroke-dasharray:2 3}.metabolite{fill:none;stroke:var(--violet);stroke-width:1;stroke-dasharray:1 3}.target-line{stroke:var(--ink-3);stroke-dasharray:5 3}.observed{fill:var(--ink);stroke:var(--paper);stroke-width:1.25}.spread{fill:none;stroke:var(--ink);stroke-width:1.25}
        """;
}
