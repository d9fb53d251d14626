using Stillpoint.App.Texts;

namespace Stillpoint.App.Website;

/// <summary>What stands around every public page, in both languages.</summary>
internal static class SiteTexts
{
    public static readonly Translated
        Ask = new("Ask for help", "Pedir ayuda"),
        Call = new("Call", "Llamar al"),
        Check = new("Might it be for me?", "¿Podría ser para mí?"),
        Promise = new("A person replies on the next working day.", "Una persona responde el siguiente día laborable."),
        StaffSignIn = new("Staff sign-in", "Entrada del personal"),
        Refer = new("For professionals: refer a patient", "Para profesionales: derivar a un paciente"),
        Rings = new("Open rings around a still centre", "Anillos abiertos alrededor de un centro quieto"),
        Menu = new("Main", "Principal"),
        AllPages = new("All pages", "Todas las páginas"),
        Clinics = new("Our clinics", "Nuestras clínicas"),
        ClinicsAbout = new("Where we are and how to reach us.", "Dónde estamos y cómo llegar a nosotros."),
        Where = new("Where", "Dónde"),
        OnAMap = new("Open it on a map", "Abrirlo en un mapa"),
        Hours = new("When somebody is here", "Cuándo hay alguien"),
        NoHours = new("By appointment. Ask us first.", "Con cita. Pregúntenos antes."),
        Phone = new("Phone", "Teléfono"),
        AfterHours = new("When we are closed", "Cuando está cerrado"),
        NobodyAfterHours = new("Nobody answers here. In an emergency call 911; for thoughts of ending your life call or text 988.", "Aquí no contesta nadie. En una emergencia llame al 911; si piensa en quitarse la vida, llame o escriba al 988."),
        Service = new("What", "Qué"),
        Price = new("Price", "Precio"),
        NoPrices = new("Our prices are not on this page yet. Ask us, and you get them in writing.", "Nuestros precios aún no están en esta página. Pregúntenos y los recibe por escrito."),
        Search = new("Search", "Buscar"),
        SearchAbout = new("Look for a word in these pages.", "Busque una palabra en estas páginas."),
        SearchDanger = new("If you or somebody near you is in danger, do not look here. Call or text 988 now, at any hour: a person answers. If somebody might act on it, call 911.",
            "Si usted o alguien cercano está en peligro, no busque aquí. Llame o escriba ahora al 988, a cualquier hora: le atiende una persona. Si alguien puede hacerlo, llame al 911."),
        SearchLabel = new("What are you looking for?", "¿Qué busca?"),
        NothingFound = new("Nothing was found. Try one word, or ask us.", "No se encontró nada. Pruebe con una palabra, o pregúntenos."),
        Sources = new("Where it comes from", "De dónde viene"),
        SourcesAbout = new("Each claim on these pages, who found it, and when we last looked.", "Cada dato de estas páginas, quién lo encontró y cuándo lo miramos por última vez."),
        SourcesLead = new("A link beside a sentence leads here. If you think something is wrong or old, tell us.", "El enlace junto a una frase lleva aquí. Si cree que algo es falso o viejo, díganoslo."),
        Reviewed = new("Last looked at", "Mirado por última vez"),
        HowSure = new("How sure", "Qué seguridad"),
        OwnRule = new("Rule of this clinic", "Norma de esta clínica"),
        UsedOn = new("Used on", "Se usa en"),
        Urgent = new("In danger, or thinking of ending your life?", "¿Está en peligro o piensa en quitarse la vida?"),
        NextStep = new("Would you like to talk with a person?", "¿Quiere hablar con una persona?"),
        NextStepSays = new("You need not decide anything. Ask us what you like.", "No tiene que decidir nada. Pregúntenos lo que quiera."),
        NotAdvice = new("These pages are general. They do not take the place of a talk with somebody who knows your health.", "Estas páginas son generales. No ocupan el lugar de una charla con alguien que conoce su salud.");
}
