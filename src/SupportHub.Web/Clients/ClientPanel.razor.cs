using Microsoft.AspNetCore.Components;
using SupportHub.Domain;
using SupportHub.Domain.Contacts;
using SupportHub.Store.Events;
using SupportHub.Store.Records;
using SupportHub.Web.Access;
using SupportHub.Web.Inbox;

namespace SupportHub.Web.Clients;

/// <summary>The client beside their conversation: name, phones, who else writes from them, whether it is safe to text, and their consent.</summary>
public sealed partial class ClientPanel(ContactBook book, FileConversation file, RecordOptOut optOut)
{
    private static readonly Refusal s_noPhone = new("no-phone");

    private ContactCard? _card;
    private long _version;
    private Form? _form;
    private Refusal? _refusal;
    private string _name = "";
    private string _phone = "";
    private string _safe = "";
    private string _words = "";
    private string _whose = "";

    private enum Form
    {
        Client,
        Person,
        OptOut,
    }

    [Parameter, EditorRequired]
    public ConversationHeader Header { get; set; } = default!;

    [Parameter, EditorRequired]
    public Staff Me { get; set; } = default!;

    [Parameter, EditorRequired]
    public TimeZoneInfo Zone { get; set; } = default!;

    /// <summary>Something of the client changed that no event tells of.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_card?.Contact.Id != Header.ContactId) _form = null;
        else if (_version == Header.Version) return;
        _version = Header.Version;
        await InTurn(Read);
    }

    private async Task Read() => _card = await book.Card(Header.ContactId, Gone);

    private void Open(Form? form)
    {
        (_form, _refusal, _phone, _whose) = (form, null, "", "");
        _name = form == Form.Client ? _card?.Contact.Name ?? "" : "";
        _safe = _card?.Contact.SafeToText switch { true => "yes", false => "no", null => "" };
        _words = form == Form.Client ? _card?.Contact.SafeToTextNote ?? "" : "";
    }

    private async Task Save()
    {
        _refusal = _form switch
        {
            Form.Client => await KeepClient(),
            Form.Person => await Stale.Guard(KeepPerson),
            _ => await Stale.Guard(() => optOut.Run(Header.Id, _words, Me, Gone)),
        };
        if (_refusal is not null) return;
        _form = null;
        await InTurn(Read);
        await Changed.InvokeAsync();
    }

    private async Task<Refusal?> KeepClient()
    {
        var phone = string.IsNullOrWhiteSpace(_phone) ? null : PhoneNumber.ToE164(_phone);
        if (phone is null && !string.IsNullOrWhiteSpace(_phone)) return s_noPhone;
        if (SensitiveNumbers.AreIn(_name) || SensitiveNumbers.AreIn(_words)) return Domain.Conversations.Refusals.SensitiveNumber;
        if (_name.Trim() != (_card?.Contact.Name ?? "")) await book.Rename(Header.ContactId, _name, Me.Id, Gone);
        if (phone is not null) await book.AddPhone(Header.ContactId, phone, Me.Id, Gone);
        bool? safe = _safe switch { "yes" => true, "no" => false, _ => null };
        if (safe != _card?.Contact.SafeToText || _words.Trim() != (_card?.Contact.SafeToTextNote ?? "")) await book.SetSafeToText(Header.ContactId, safe, _words, Me.Id, Gone);
        return null;
    }

    private async Task<Refusal?> KeepPerson()
    {
        var person = Guid.TryParse(_whose, out var known) ? known : await book.AddPerson(Header.Address, _name, Header.Language, Me.Id, Gone);
        return await file.Run(Header.Id, person, null, new Act(Me.Actor), Gone);
    }
}
