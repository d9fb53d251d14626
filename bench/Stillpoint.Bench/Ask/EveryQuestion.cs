using System.Text;
using BenchmarkDotNet.Attributes;
using Stillpoint.App.Ask;
using Stillpoint.App.Json;

namespace Stillpoint.Bench.Ask;

/// <summary>
/// Everything that can be asked about one patient with a chart of 100 resources, from bytes to bytes as the command line and HTTP do
/// it: all ten questions one after the other, and each alone.
/// </summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class EveryQuestion
{
    private static readonly string Chart = Encoding.UTF8.GetString(ChartedPatient.Bundle(100));

    private static readonly Dictionary<string, string> Requests = new(StringComparer.Ordinal)
    {
        ["screening"] = $$"""{"at":"{{ChartedPatient.At}}","plan":{"product":"KetamineRacemic","route":"IV","indication":"IND-01"},"bundle":{{Chart}}}""",
        ["interactions"] = $$"""{"at":"{{ChartedPatient.At}}","plan":{"product":"KetamineRacemic","route":"IV"},"bundle":{{Chart}}}""",
        ["dose"] = """{"order":"DOS-01","product":"KetamineRacemic","route":"IV","patient":{"sex":"male","ageYears":45,"weightKg":82.4,"heightCm":178.5},"amount":{"value":0.5,"unit":"mg/kg"},"minutes":40,"vial":{"mgPerMl":50,"volumeMl":10},"mix":{"mode":"qs","finalVolumeMl":50}}""",
        ["flags"] = """{"patient":{"ageYears":45},"baseline":{"sbp":122,"dbp":78,"hr":71,"spo2":98},"vitals":{"sbp":151,"dbp":88,"hr":84,"rr":14,"spo2":97,"onOxygen":false,"moaas":5,"rass":0,"cadss":12,"nausea":2}}""",
        ["gate"] = $$"""{"at":"{{ChartedPatient.At}}","plan":{"product":"KetamineRacemic","route":"IV","indication":"IND-01","stage":"dayOf"},"bundle":{{Chart}}}""",
        ["discharge"] = """{"at":"2026-11-22T12:00:00-05:00","plan":{"product":"KetamineRacemic","route":"IV","mgPerKg":0.5,"indication":"IND-01"},"patient":{"ageYears":45},"administrationEndAt":"2026-11-22T10:40:00-05:00","rescues":[],"baseline":{"sbp":122,"dbp":78,"spo2":98},"vitals":{"sbp":126,"dbp":80,"previousSbp":128,"spo2":98,"onOxygen":false,"spo2StableMin":30},"aldrete":[2,2,2,2,2],"gates":{"moaas":5,"rass":0,"oriented":true}}""",
        ["next-step"] = """{"product":"KetamineRacemic","order":"DOS-01","phase":"acute","instrument":"MADRS","baseline":32,"latest":28,"n":2,"tolerability":"good","currentMgPerKg":0.5}""",
        ["score"] = """{"instrument":"PHQ-9","answers":[1,1,1,1,1,1,1,0,0]}""",
        ["response"] = """{"instrument":"PHQ-9","baseline":19,"followup":10}""",
        ["concentration"] = $$"""{"model":"rac-adult-default","covariates":{"weightKg":82.4},"doses":[{"type":"iv_infusion","t":0,"mg":41,"dur":40}],"times_min":[{{string.Join(',', Enumerable.Range(0, 241))}}]}""",
    };

    public static IEnumerable<string> Names => Requests.Keys;

    [Benchmark]
    public async Task<int> All_ten()
    {
        var answered = 0;
        foreach (var question in Requests.Keys) answered += await Answer(question);
        return answered;
    }

    [Benchmark, ArgumentsSource(nameof(Names))]
    public Task<int> One(string question) => Answer(question);

    private static async Task<int> Answer(string question)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(Requests[question]));
        using var output = new MemoryStream();
        var outcome = await new AskShell(Questions.Find(question)!).Run(input, output);
        return outcome.Errors == 0 ? (int)output.Length : throw new InvalidOperationException(Encoding.UTF8.GetString(output.ToArray()));
    }
}
