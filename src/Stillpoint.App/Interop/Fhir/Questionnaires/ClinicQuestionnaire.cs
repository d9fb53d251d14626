using System.Text.Json;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Interop.Fhir.Questionnaires;

/// <summary>What is wrong with a clinic's questionnaire, and where.</summary>
internal sealed record Problem(string Path, string Says);

/// <summary>
/// A clinic's licensed form, read from a FHIR R4 Questionnaire and held against the instrument's definition: every item must be
/// there once, with exactly its codes. With any problem there are no words at all.
/// </summary>
internal sealed record ClinicQuestionnaire(Instrument Instrument, Wording? Wording, IReadOnlyDictionary<string, Item> LinkIds, IReadOnlyList<Problem> Problems)
{
    /// <summary>The form as a page would show it, or why it must not.</summary>
    public FormText Preview(PermissionRecord? permission) => FormText.For(Instrument, Wording?.Language ?? "", Wording, permission);

    public static ClinicQuestionnaire Read(JsonElement questionnaire, Instrument instrument, PermissionRecord? permission)
    {
        var reader = new Reader(instrument);
        var wording = reader.Read(questionnaire, permission);
        return new(instrument, reader.Problems.Count == 0 ? wording : null, reader.LinkIds, reader.Problems);
    }

    private sealed class Reader(Instrument instrument)
    {
        private readonly Dictionary<Item, ItemWording> words = [];
        private readonly List<string> instructions = [];

        public List<Problem> Problems { get; } = [];

        public Dictionary<string, Item> LinkIds { get; } = new(StringComparer.Ordinal);

        public Wording? Read(JsonElement questionnaire, PermissionRecord? permission)
        {
            if (instrument.Licence.Mode == LicenceMode.NumbersOnly) return No("", $"The words of {instrument.Code} are never shown, so none are loaded.");
            if (instrument.Licence.Mode == LicenceMode.WordsWithPermission && permission is null) return No("", $"The permission to show the words of {instrument.Code} must be recorded first.");
            if (questionnaire.Text("resourceType"u8) != "Questionnaire") return No("/resourceType", "This is no FHIR Questionnaire.");
            if (instrument.Items.Count == 0) return No("", $"The items of {instrument.Code} are not defined here.");

            var language = questionnaire.Text("language"u8)?.Split('-')[0];
            if (language is null) _ = No("/language", "The form must say its language.");
            var notice = questionnaire.Text("copyright"u8);
            if (notice is null && instrument.Licence.Mode == LicenceMode.WordsWithPermission) _ = No("/copyright", "The owner's notice must stand on the form.");
            if (questionnaire.Text("status"u8) == "retired") _ = No("/status", "This form has been withdrawn.");
            ItIsThisInstrument(questionnaire);

            Items(questionnaire, "");
            foreach (var item in instrument.Items.Where(item => !words.ContainsKey(item))) _ = No("/item", $"Item {item.Mark} is missing.");
            if (Problems.Count > 0) return null;
            return new(language!, "the clinic's form")
            {
                Title = questionnaire.Text("title"u8),
                Instructions = instructions.Count == 0 ? null : string.Join("\n", instructions),
                Notice = notice,
                Items = [.. instrument.Items.Select(item => words[item])],
                Unscored = instrument.Unscored.All(words.ContainsKey) ? [.. instrument.Unscored.Select(item => words[item])] : [],
            };
        }

        private void ItIsThisInstrument(JsonElement questionnaire)
        {
            var other = QuestionnaireResponses.InstrumentOf(questionnaire.Text("url"u8)) ?? questionnaire.Items("code"u8)
                .Select(code => Instruments.All.FirstOrDefault(known =>
                    (code.Text("system"u8) == ScaleCodes.Own && code.Text("code"u8) == known.Code) || (code.Text("system"u8) == ScaleCodes.LoincSystem && known.Loinc.Panel is { } panel && code.Text("code"u8) == panel)))
                .FirstOrDefault(known => known is not null);
            if (other is not null && other != instrument) _ = No("/code", $"This is a form of {other.Code}, not of {instrument.Code}.");
            if (other == instrument && questionnaire.Text("url"u8) == ScaleCodes.Canonical(instrument) && questionnaire.Text("version"u8) is { } version && version != instrument.Version)
                _ = No("/version", $"This is version {version}; here {instrument.Code} is {instrument.Version}.");
        }

        private void Items(JsonElement parent, string path)
        {
            var number = 0;
            foreach (var item in parent.Items("item"u8))
            {
                var at = $"{path}/item/{ScaleCodes.Plain(number++)}";
                switch (item.Text("type"u8))
                {
                    case "group" or "display":
                        if (words.Count == 0 && item.Text("text"u8) is { } above) instructions.Add(above);
                        break;
                    case "choice" or "integer" or "boolean" when item.Bool("readOnly"u8) != true && !IsTotal(item):
                        Question(item, at);
                        break;
                    case "choice" or "integer" or "boolean" or "decimal" or "quantity" when item.Bool("readOnly"u8) == true || IsTotal(item):
                        break; // a computed score: we compute it ourselves
                    default:
                        _ = No(at + "/type", $"An item of type '{item.Text("type"u8) ?? "none"}' cannot be scored.");
                        break;
                }
                Items(item, at);
            }
        }

        private void Question(JsonElement item, string at)
        {
            var linkId = item.Text("linkId"u8) ?? "";
            if (Find(item, linkId) is not { } defined)
            {
                _ = No(at, $"'{linkId}' is no item of {instrument.Code}.");
                return;
            }
            if (words.ContainsKey(defined))
            {
                _ = No(at, $"Item {defined.Mark} is here twice.");
                return;
            }
            if (item.Text("text"u8) is not { } text)
            {
                _ = No(at + "/text", $"Item {defined.Mark} has no words.");
                return;
            }
            words[defined] = new(text, Answers(item, defined, at));
            LinkIds[linkId] = defined;
        }

        private Item? Find(JsonElement item, string linkId)
        {
            foreach (var code in item.Items("code"u8))
                if (code.Text("code"u8) is { } text && ScaleCodes.ItemOf(instrument, code.Text("system"u8), text) is { } byCode) return byCode;
            var mark = item.Text("prefix"u8)?.TrimEnd('.', ')');
            var found = ScaleCodes.ItemAt(instrument, linkId)
                ?? ScaleCodes.AllItems(instrument).FirstOrDefault(known => known.Mark == linkId)
                ?? ScaleCodes.AllItems(instrument).FirstOrDefault(known => known.Mark == mark);
            // A number at the margin doesn't outweigh a code that names another question.
            return found?.Loinc is not null && item.Items("code"u8).Any(code => code.Text("system"u8) == ScaleCodes.LoincSystem) ? null : found;
        }

        private bool IsTotal(JsonElement item) => item.Items("code"u8).Any(code =>
            code.Text("code"u8) is { } text && (text == instrument.Loinc.Total || text == instrument.Loinc.Severity || (code.Text("system"u8) == ScaleCodes.Own && text == instrument.Code)));

        private Dictionary<int, string> Answers(JsonElement item, Item defined, string at)
        {
            var texts = new Dictionary<int, string>();
            var codes = new List<int>();
            switch (item.Text("type"u8))
            {
                case "boolean":
                    codes.AddRange([0, 1]);
                    break;
                case "integer" when item.Member("answerOption"u8) is null:
                    if (Bound(item, "minValue") is { } least && Bound(item, "maxValue") is { } most && most - least is >= 0 and <= 1000) codes.AddRange(Enumerable.Range(least, most - least + 1));
                    break;
                default:
                    var number = 0;
                    foreach (var option in item.Items("answerOption"u8))
                    {
                        var optionAt = $"{at}/answerOption/{ScaleCodes.Plain(number++)}";
                        if (CodeOf(option, defined) is not { } code)
                        {
                            _ = No(optionAt, "This answer does not say which number it stands for.");
                            continue;
                        }
                        codes.Add(code);
                        var text = option.Member("valueCoding"u8)?.Text("display"u8) ?? option.Text("valueString"u8);
                        if (text is not null && text != ScaleCodes.Plain(code)) texts[code] = text;
                    }
                    if (item.Member("answerValueSet"u8) is not null) _ = No(at + "/answerValueSet", "The answers must be written out, not pointed to.");
                    break;
            }
            if (!codes.Order().SequenceEqual(defined.Codes.All))
                _ = No(at, $"Item {defined.Mark} has the answers {string.Join(", ", codes.Order())}; the definition has {string.Join(", ", defined.Codes.All)}.");
            return texts;
        }

        private static int? CodeOf(JsonElement option, Item defined)
        {
            if (option.Member("valueCoding"u8) is { } coding && ScaleCodes.CodeOf(coding, defined) is { } coded) return coded;
            return option.Member("valueInteger"u8) is not null ? ScaleCodes.AnswerIn(option, defined).Code : ScaleCodes.CodeOf(option, defined);
        }

        private static int? Bound(JsonElement item, string name) => item.Items("extension"u8)
            .Where(extension => extension.Text("url"u8) == "http://hl7.org/fhir/StructureDefinition/" + name)
            .Select(extension => extension.Number("valueInteger"u8) is { } number ? ItemAnswer.Read(number).Code : null)
            .FirstOrDefault();

        private Wording? No(string path, string says)
        {
            Problems.Add(new(path, says));
            return null;
        }
    }
}
