namespace Stillpoint.Care.Screening.Record;

/// <summary>The small words around a problem, in English and Spanish, folded as <see cref="Token"/> folds them.</summary>
internal static class ClauseWords
{
    /// <summary>After "no" these deny a change, not the illness: "no change in aneurysm".</summary>
    public static readonly HashSet<string> NotReallyNo = Set("longer response improvement benefit effect relief doubt insurance coverage adherence change new further recurrence recurrent progression increase growth interval worsening contraindication cambio cambios respuesta mejoria beneficio efecto duda seguro");

    public static readonly HashSet<string> Denying = Set("deny denies denied denying without w/o never sin niega niegan negando nunca");

    /// <summary>Between "not" and the problem these turn the sentence: "AF not controlled", "not on treatment for epilepsy".</summary>
    public static readonly HashSet<string> AfterNot = Set("controlled treated repaired resolved only on for taking compliant adherent candidate due because related responding responsive able tolerating well adequately optimally following monitored "
        + "anticoagulated improved healed clear certain sure secured clipped coiled corrected operable ruled rule excluded exclude yet until although surprising controlada controlado tratada tratado");

    /// <summary>What is denied is the money, not the illness: "denied insurance for AVM surgery".</summary>
    public static readonly HashSet<string> OfMoney = Set("insurance coverage authorization approval claim payment seguro cobertura");

    /// <summary>Before "mother" these speak of the patient: "single mother with ...".</summary>
    public static readonly HashSet<string> APatientHerself = Set("single working expectant new young first-time soltera");

    /// <summary>What is old or prior is the paper, not the illness.</summary>
    public static readonly HashSet<string> Papers = Set("record records authorization auth monitoring note notes chart charts approval imaging autorizacion expediente");

    public static readonly HashSet<string> Doubt = Set("possible possibly probable probably suspected suspect suspects suspicion questionable query r/o likely vs versus posible probable sospecha sospechoso descartar");

    public static readonly HashSet<string> Study = Set("ultrasound ultrasonography us ct cta mri mra angiogram angiography angio echo echocardiogram eeg ecg ekg screen screening screened workup work up test testing scan imaging xray doppler study "
        + "ecografia ultrasonido tac resonancia angiografia ecocardiograma electroencefalograma cribado tamizaje prueba estudio");

    /// <summary>May stand between a problem and "negative" without naming another thing.</summary>
    public static readonly HashSet<string> Filler = Set("is was were are be been has had of on in at by to the a an for and or result results came back returned done performed today his her their repeat recent latest last prior initial "
        + "brain head neck chest abdomen abdominal heart cardiac carotid aortic aorta renal liver pelvic questionnaire interview exam evaluation assessment es fue de en la el y o resultado");

    public static readonly HashSet<string> FirstDegree = Set("mother father brother sister sibling son daughter parent parents mom dad mum madre padre hermano hermana hijo hija padres");

    public static readonly HashSet<string> Distant = Set("aunt uncle grandmother grandfather grandparent grandson granddaughter grandma grandpa cousin niece nephew half maternal paternal stepmother stepfather tio abuelo abuela primo prima sobrino sobrina");

    public static readonly HashSet<string> NoKin = Set("husband wife spouse partner boyfriend girlfriend fiance fiancee friend roommate coworker neighbor esposo esposa marido pareja novio novia amigo amiga vecino vecina suegra suegro cunado cunada");

    /// <summary>After a relative these make him the one who tells: "wife reports a seizure".</summary>
    public static readonly HashSet<string> Telling = Set("reports report reported states stated says said notes noted told tells observed witnessed saw brought accompanied called calls worried concerned confirms confirmed refiere dice informa");

    /// <summary>Before a relative these make him company: "lives with mother".</summary>
    public static readonly HashSet<string> Company = Set("with by from to lives per con por vive");

    public static readonly HashSet<string> Before = Set("h/o s/p hx previous prior remote former resolved antiguo antigua previo previa resuelto resuelta");

    public static readonly HashSet<string> Treatment = Set("repaired repair clipped coiled clipping coiling resected resection ablated ablation stent stented stenting treated embolized operated surgery bypassed managed medicated anticoagulated shunted "
        + "reparado reparada operado operada tratado tratada");

    public static readonly HashSet<string> Asserting = Set("known has have had reports endorses admits positive confirmed conocido conocida tiene presenta");

    public static readonly HashSet<string> Size = Set("cm mm centimeter millimeter centimetro milimetro");

    public static readonly HashSet<string> Grade = Set("grade stage nyha class grado estadio");

    public static readonly HashSet<string> Beginning = Set("since dx dxd dx'd diagnosed diagnosis onset began started desde diagnosticado diagnosticada inicio");

    /// <summary>What somebody fears, is told about or is protected against is not there.</summary>
    public static readonly HashSet<string> Context = Set("screening screen screened vaccine vaccination vaccinated immunization immunisation fear afraid worried worry prevention preventive prophylaxis prophylactic risk education counseling counselling cribado tamizaje vacuna vacunacion "
        + "miedo temor prevencion profilaxis riesgo educacion");

    /// <summary>These bind what comes after them: "risk of stroke".</summary>
    public static readonly HashSet<string> Binding = Set("of for about against on regarding de del para contra a sobre por");

    /// <summary>Without such a word they speak of what stands before them: "stroke risk", but "high-risk pregnancy".</summary>
    public static readonly HashSet<string> OnlyBackward = Set("risk riesgo education counseling prophylaxis prevention");

    public static readonly HashSet<string> Found = Set("positive abnormal detected found showed shows revealed reveals confirmed identified positivo positiva hallado");

    /// <summary>Between two times of the same: "2010, last one two weeks ago", "2015 and again".</summary>
    public static readonly HashSet<string> Again = Set("and again another second third one two latest last recent most repeat repeated recurrent recurred recurrence episode event occurrence nd rd th then also now in on of the a about around approximately "
        + "y otra otro vez nuevo nuevamente segundo segunda tercero tercera ultimo ultima de en el la");

    public static readonly HashSet<string> Now = Set("now currently ahora actualmente");

    /// <summary>What stands behind these is there, whatever was feared or prevented before: "risk of stroke after TIA".</summary>
    public static readonly HashSet<string> ComingAfter = Set("after following has had have despite now given tras despues tiene tuvo");

    private static HashSet<string> Set(string words) => new(words.Split(' ').Select(word => Token.Of(word) is [var token, ..] ? token.Text : word), StringComparer.Ordinal);
}
