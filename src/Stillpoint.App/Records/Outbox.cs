using System.Text.Json;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Records;

/// <summary>A message's fixed wording, with places for values that say nothing clinical: a clinic's name, a time, a link.</summary>
internal sealed record MessageTemplate(string Name, Translated Text, IReadOnlyList<string> Values);

/// <summary>
/// Messages waiting to be sent. Only a template and its listed values are kept, so no clinical word can get into an SMS or
/// an e-mail by accident.
/// </summary>
internal sealed class Outbox(ClinicDb db, TimeProvider clock)
{
    public static IReadOnlyList<MessageTemplate> Templates { get; } =
    [
        new("enquiry-received", new("{clinic} has your message and will call you back. Reference {reference}. See where it stands: {link}", "{clinic} ha recibido su mensaje y le llamará. Referencia {reference}. Vea cómo va: {link}"), ["clinic", "reference", "link"]),
        new("appointment", new("{clinic}: your appointment is on {when}. Questions: {phone}.", "{clinic}: su cita es el {when}. Preguntas: {phone}."), ["clinic", "when", "phone"]),
        new("evening", new("{clinic} has a few questions before your appointment on {when}: {link}", "{clinic} tiene unas preguntas antes de su cita ({when}): {link}"), ["clinic", "when", "link"]),
        new("evening-again", new("{clinic} is still waiting for your answers before your appointment on {when}: {link}", "{clinic} sigue esperando sus respuestas antes de su cita ({when}): {link}"), ["clinic", "when", "link"]),
        new("escort", new("{clinic}: somebody named you to take them home. Please say whether you can: {link}", "{clinic}: alguien le ha nombrado para llevarle a casa. Díganos si puede: {link}"), ["clinic", "link"]),
        new("gap", new("{clinic} has a place for you: {when}. The first yes has it: {link}", "{clinic} tiene una plaza para usted: {when}. Es para quien diga primero que sí: {link}"), ["clinic", "when", "link"]),
        new("gap-held", new("{clinic} has a place for you: {when}. Say yes by {until} and it is yours: {link}", "{clinic} tiene una plaza para usted: {when}. Diga que sí antes de {until} y es suya: {link}"), ["clinic", "when", "until", "link"]),
        new("visit-booked", new("{clinic}: your appointment is {when}. All of yours, for your calendar: {link} Questions: {phone}.", "{clinic}: su cita es {when}. Todas las suyas, para su calendario: {link} Preguntas: {phone}."), ["clinic", "when", "link", "phone"]),
        new("choose", new("{clinic}: choose a time for your appointment: {link}", "{clinic}: elija una hora para su cita: {link}"), ["clinic", "link"]),
        new("visit-moved", new("{clinic}: your appointment was moved to {when}. If that does not suit you, call {phone}.", "{clinic}: su cita se ha cambiado: {when}. Si no le viene bien, llame al {phone}."), ["clinic", "when", "phone"]),
        new("visit-moved-from", new("{clinic}: your appointment of {was} was moved to {when}. If that does not suit you, call {phone}.", "{clinic}: su cita del {was} se ha cambiado: {when}. Si no le viene bien, llame al {phone}."), ["clinic", "was", "when", "phone"]),
        new("visit-cancelled", new("{clinic}: your appointment of {when} will not take place. We will call you about another. Questions: {phone}.", "{clinic}: su cita ({when}) no se realizará. Le llamaremos para buscar otra. Preguntas: {phone}."), ["clinic", "when", "phone"]),
        new("visit-late", new("{clinic} is running late: your appointment of {when} begins later than planned. Questions: {phone}.", "{clinic} va con retraso: su cita ({when}) empezará más tarde. Preguntas: {phone}."), ["clinic", "when", "phone"]),
        new("form", new("{clinic} has a short form for you: {link}", "{clinic} tiene un formulario corto para usted: {link}"), ["clinic", "link"]),
        new("form-again", new("{clinic} is still waiting for your short form: {link}", "{clinic} sigue esperando su formulario corto: {link}"), ["clinic", "link"]),
        new("on-call", new("{clinic}: an alert waits for you. Open it within {minutes} minutes, then the next person is called: {link}", "{clinic}: una alerta le espera. Ábrala en {minutes} minutos; después se avisa a la persona siguiente: {link}"), ["clinic", "minutes", "link"]),
        new("invitation", new("You are invited to work at {clinic}: {link}", "Le invitan a trabajar en {clinic}: {link}"), ["clinic", "link"]),
        new("account-notice", new("{clinic}: {what} If you didn't expect this, tell a colleague and the medical director at once.", "{clinic}: {what} Si no lo esperaba, avise enseguida a un colega y a la dirección médica."), ["clinic", "what"]),
    ];

    /// <summary>Puts a message in the outbox in the transaction of whatever caused it.</summary>
    /// <param name="patient">Whose it is: whether it may be sent is asked of them at the moment of sending.</param>
    /// <param name="enquiry">The same where nobody is a patient yet.</param>
    public OutboxMessageRow Put(string channel, string recipient, string template, Language language, IReadOnlyDictionary<string, string> values, Guid? patient = null, Guid? enquiry = null)
    {
        var known = Templates.Single(one => one.Name == template);
        if (!known.Values.Order(StringComparer.Ordinal).SequenceEqual(values.Keys.Order(StringComparer.Ordinal)))
            throw new ArgumentException($"The message '{template}' takes exactly: {string.Join(", ", known.Values)}.", nameof(values));
        var now = clock.Moment();
        var row = new OutboxMessageRow
        {
            Id = Guid.CreateVersion7(now), Channel = channel, Recipient = recipient, Template = template, Language = Translated.Code(language),
            Values = JsonSerializer.Serialize(values), CreatedAt = now, PatientId = patient, EnquiryId = enquiry,
        };
        db.Add(row);
        return row;
    }

    /// <summary>The message as the person will read it.</summary>
    public static string Text(OutboxMessageRow message)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, string>>(message.Values)!;
        return values.Aggregate(Templates.Single(one => one.Name == message.Template).Text.In(Translated.Of(message.Language)),
            (text, value) => text.Replace("{" + value.Key + "}", value.Value, StringComparison.Ordinal));
    }
}
