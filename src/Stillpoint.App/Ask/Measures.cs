using Stillpoint.App.Json;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Ask;

/// <summary>Numbers with the bounds of what can be weighed or given, so that exact arithmetic behind them never overflows.</summary>
internal static class Measures
{
    extension(Fields fields)
    {
        /// <summary>Something weighed or measured: above zero.</summary>
        public decimal? Measured(string name) => fields.Decimal(name) is not { } number || Plausible.Measured(number)
            ? fields.Decimal(name)
            : throw fields.Invalid(name, $"'{name}' is above 0 and at most {Plausible.Most:0}.");

        /// <summary>An amount that may be nothing at all, but never less.</summary>
        public decimal? Amount(string name) => fields.Decimal(name) is not { } number || Plausible.Amount(number)
            ? fields.Decimal(name)
            : throw fields.Invalid(name, $"'{name}' is 0 or more and at most {Plausible.Most:0}.");

        public decimal? Age(string name) => fields.Decimal(name) is not { } years || years is >= 0 and <= 120
            ? fields.Decimal(name)
            : throw fields.Invalid(name, $"'{name}' is an age in years, 0 to 120.");

        /// <summary><c>weightKg</c>, or <c>weight</c> as value and unit.</summary>
        public BodyMass? Weight()
        {
            if (fields.Measured("weightKg") is { } kilograms)
                return fields.Has("weight") ? throw fields.Invalid("weight", "The weight is given twice.") : BodyMass.Of(kilograms);
            return fields.Object("weight") is { } weight ? BodyMass.Of(Convert(weight, BodyMass.KilogramsIn, "kg, g, [lb_av], lb, [oz_av]")) : null;
        }

        /// <summary><c>heightCm</c>, or <c>height</c> as value and unit.</summary>
        public BodyHeight? Height()
        {
            if (fields.Measured("heightCm") is { } centimetres)
                return fields.Has("height") ? throw fields.Invalid("height", "The height is given twice.") : BodyHeight.Of(centimetres);
            return fields.Object("height") is { } height ? BodyHeight.Of(Convert(height, BodyHeight.CentimetresIn, "cm, m, mm, [in_i], in, [ft_i]")) : null;
        }
    }

    private static decimal Convert(Fields quantity, Func<string, decimal?> factor, string units)
    {
        quantity.Only("value", "unit");
        var value = quantity.Required("value", quantity.Measured("value"));
        var unit = quantity.Required("unit", quantity.Text("unit"));
        var each = factor(unit) ?? throw Fields.Refuse("unknown_unit", $"'unit' is one of {units}.", quantity.At("unit"));
        return Plausible.Measured(value * each) ? value * each : throw quantity.Invalid("value", "Nobody measures so.");
    }
}
