namespace SupportHub.Web.WebChat;

/// <summary>Whose chat pages are connected to this node, and which conversation is theirs: the feed reads lines for nobody else.</summary>
internal sealed class OpenChats
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Visit> _byContact = [];
    private readonly Dictionary<Guid, Guid> _contactOf = [];

    public static string Group(Guid contact) => $"contact:{contact:N}";

    public int Count
    {
        get { lock (_lock) return _byContact.Count; }
    }

    /// <summary>Before the conversation is looked up: one that starts between the two is then told by the feed.</summary>
    public void Enter(Guid contact)
    {
        lock (_lock)
        {
            if (!_byContact.TryGetValue(contact, out var visit)) _byContact[contact] = visit = new();
            visit.Pages++;
        }
    }

    public void Leave(Guid contact)
    {
        lock (_lock)
        {
            if (!_byContact.TryGetValue(contact, out var visit) || --visit.Pages > 0) return;
            _byContact.Remove(contact);
            foreach (var conversation in visit.Conversations) _contactOf.Remove(conversation);
        }
    }

    /// <summary>Nothing happens for a contact without a page here.</summary>
    public void Follow(Guid contact, Guid conversation)
    {
        lock (_lock)
        {
            if (!_byContact.TryGetValue(contact, out var visit) || !_contactOf.TryAdd(conversation, contact)) return;
            visit.Conversations.Add(conversation);
        }
    }

    public Guid? ContactOf(Guid conversation)
    {
        lock (_lock) return _contactOf.TryGetValue(conversation, out var contact) ? contact : null;
    }

    private sealed class Visit
    {
        public int Pages { get; set; }

        public List<Guid> Conversations { get; } = [];
    }
}
