namespace SupportHub.Web.WebChat;

/// <summary>Whose chat pages are connected to this node, and which conversation is theirs: the feed reads lines for nobody else.</summary>
internal sealed class OpenChats
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, OpenPages> _byContact = [];
    private readonly Dictionary<Guid, Guid> _contactOf = [];

    public static string Group(Guid contact) => $"contact:{contact:N}";

    /// <summary>Before the conversation is looked up: one that starts between the two is then told by the feed.</summary>
    public void Enter(Guid contact)
    {
        lock (_lock)
        {
            if (!_byContact.TryGetValue(contact, out var pages)) _byContact[contact] = pages = new();
            pages.Count++;
        }
    }

    public void Leave(Guid contact)
    {
        lock (_lock)
        {
            if (!_byContact.TryGetValue(contact, out var pages) || --pages.Count > 0) return;
            _byContact.Remove(contact);
            foreach (var conversation in pages.Conversations) _contactOf.Remove(conversation);
        }
    }

    /// <summary>Nothing happens for a contact without a page here.</summary>
    public void Follow(Guid contact, Guid conversation)
    {
        lock (_lock)
        {
            if (!_byContact.TryGetValue(contact, out var pages) || !_contactOf.TryAdd(conversation, contact)) return;
            pages.Conversations.Add(conversation);
        }
    }

    /// <summary>The conversation is another contact's from now on, or (null) nobody's: the pages of the one it was must hear no more of it.</summary>
    public void Move(Guid conversation, Guid? contact)
    {
        lock (_lock)
        {
            if (_contactOf.Remove(conversation, out var before)) _byContact[before].Conversations.Remove(conversation);
        }
        if (contact is { } now) Follow(now, conversation);
    }

    public Guid? ContactOf(Guid conversation)
    {
        lock (_lock) return _contactOf.TryGetValue(conversation, out var contact) ? contact : null;
    }

    public bool Any
    {
        get
        {
            lock (_lock) return _byContact.Count > 0;
        }
    }

    /// <summary>The contact's conversation that was followed last.</summary>
    public Guid? ConversationOf(Guid contact)
    {
        lock (_lock) return _byContact.TryGetValue(contact, out var pages) && pages.Conversations is [.., var last] ? last : null;
    }

    private sealed class OpenPages
    {
        public int Count { get; set; }

        public List<Guid> Conversations { get; } = [];
    }
}
