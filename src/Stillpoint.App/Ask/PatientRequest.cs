using Stillpoint.App.Interop.Fhir;
using Stillpoint.App.Json;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Ask;

/// <summary>The part that every question about a patient shares: the moment, the plan, the facts and the bundle.</summary>
internal static class PatientRequest
{
    extension(Fields request)
    {
        /// <summary>The moment of decision.</summary>
        public DateTimeOffset At() => request.Required("at", request.Instant("at"));

        public TreatmentPlan Plan(bool routeNeeded)
        {
            var plan = request.Required("plan", request.Object("plan"))
                .Only("product", "route", "indication", "stage", "setting", "repeated", "sessionNumber", "mgPerKg", "sameSyringeOrLine");
            var route = plan.Route("route");
            return new(plan.Required("product", plan.Word<Product>("product")), routeNeeded ? plan.Required("route", route) : route)
            {
                Indication = plan.Indication("indication"),
                Stage = plan.Choice("stage", "intake", "order", "dayOf") switch { "order" => Stage.Order, "dayOf" => Stage.DayOf, _ => Stage.Intake },
                Setting = plan.Choice("setting", "office", "hospital", "anaesthesia") switch { "hospital" => Setting.Hospital, "anaesthesia" => Setting.Anaesthesia, _ => Setting.Office },
                Repeated = plan.Bool("repeated") ?? true,
                SessionNumber = plan.Integer("sessionNumber") is { } number ? number >= 1 ? number : throw plan.Invalid("sessionNumber", "Sessions are numbered from 1.") : null,
                MgPerKg = plan.Decimal("mgPerKg") is { } dose ? dose > 0 ? dose : throw plan.Invalid("mgPerKg", "A dose is more than nothing.") : null,
                SameSyringeOrLine = plan.Texts("sameSyringeOrLine") is not { } mixed ? []
                    : mixed.Count <= 100 ? mixed : throw plan.Invalid("sameSyringeOrLine", "At most 100 drugs can be named for one syringe or line."),
            };
        }

        /// <summary>The facts of the request, each as stated at the moment of decision unless it says otherwise.</summary>
        public IReadOnlyList<Fact> Facts(DateTimeOffset at) => request.Object("facts") is { } facts ? FactReader.Read(facts, at) : [];

        public FhirBundle Bundle() => request.Value("bundle") is { } bundle ? FhirBundle.Read(bundle, request.At("bundle")) : FhirBundle.Empty;

        public List<string>? Texts(string name) => request.Array(name)?.Select(item => item.Item.ValueKind == System.Text.Json.JsonValueKind.String
            ? item.Item.GetString()!
            : throw Fields.Refuse("invalid_type", "Text is expected here.", item.Path)).ToList();
    }
}
