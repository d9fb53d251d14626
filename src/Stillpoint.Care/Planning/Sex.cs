namespace Stillpoint.Care.Planning;

/// <summary>The recorded parameter for clinical formulas, such as ideal weight; it says nothing else about a person.</summary>
public enum Sex
{
    Male,
    Female,
}
