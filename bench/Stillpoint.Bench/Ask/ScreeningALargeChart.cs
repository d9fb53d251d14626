using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Stillpoint.App.Ask;
using Stillpoint.App.Interop.Fhir;
using Stillpoint.App.Json;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Record;
using Stillpoint.Care.Screening.Rules;

namespace Stillpoint.Bench.Ask;

/// <summary>
/// Screening one patient whose bundle holds 2,000 resources, stage by stage: the text parsed to JSON; the parsed bundle read into the
/// record; the record judged by every rule; and everything that follows the parsing, to the written answer.
/// </summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class ScreeningALargeChart
{
    private static readonly DateTimeOffset At = DateTimeOffset.Parse(ChartedPatient.At, System.Globalization.CultureInfo.InvariantCulture);
    private static readonly TreatmentPlan Plan = new(Product.KetamineRacemic, Care.Planning.Route.Intravenous) { Indication = "IND-01" };

    private readonly byte[] text = ChartedPatient.Screening(2_000);
    private readonly ArrayBufferWriter<byte> line = new();
    private JsonDocument parsed = null!;
    private PatientRecord record = null!;

    [GlobalSetup]
    public void Parse()
    {
        parsed = JsonDocument.Parse(text);
        record = Read_the_bundle();
    }

    [Benchmark]
    public void Parse_the_text() => JsonDocument.Parse(text).Dispose();

    [Benchmark]
    public PatientRecord Read_the_bundle() => BundleReader.Read(FhirBundle.Read(parsed.RootElement.GetProperty("bundle"), "/bundle"), "/bundle", At);

    [Benchmark]
    public ScreeningAnswer Judge_the_record() => ScreeningRules.Judge(At, Plan, record, []);

    [Benchmark(Baseline = true)]
    public int Everything_after_parsing()
    {
        line.Clear();
        using var json = new Utf8JsonWriter(line);
        json.WriteStartObject();
        Questions.Find("screening")!.Ask(Fields.Of(parsed.RootElement), new Answer(json));
        json.WriteEndObject();
        json.Flush();
        return line.WrittenCount;
    }
}
