using Stillpoint.App.Json;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Ask;

/// <summary>The words of a plan that the contract writes differently from the medicine's own names.</summary>
internal static class PlanCodec
{
    extension(Fields fields)
    {
        public Route? Route(string name) => fields.Text(name) is not { } text
            ? null
            : Routes.Find(text) ?? throw fields.Invalid(name, $"'{name}' is one of {string.Join(", ", Routes.Codes)}.");

        /// <summary>One of the indications, such as IND-01.</summary>
        public string? Indication(string name) => fields.Text(name) is not { } text
            ? null
            : Indications.Find(text)?.Id ?? throw fields.Invalid(name, $"'{name}' is one of {Indications.All[0].Id} to {Indications.All[^1].Id}.");

        /// <summary>Null when absent, or when the record says it is unknown.</summary>
        public Sex? Sex(string name) => fields.Choice(name, "male", "female", "unknown") switch
        {
            "male" => Care.Planning.Sex.Male,
            "female" => Care.Planning.Sex.Female,
            _ => null,
        };
    }
}
