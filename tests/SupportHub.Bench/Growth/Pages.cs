using SupportHub.Domain.Conversations;
using SupportHub.Store.Events;
using SupportHub.Store.Views;

namespace SupportHub.Bench.Growth;

/// <summary>The log of many talks in the order in which it would have been written, page by page: talks of the same hours lie among each other.</summary>
internal sealed class Pages(Talks talks)
{
    private const int Size = 20_000;

    private readonly PriorityQueue<(Talk Talk, Appended Append), (DateTimeOffset At, long Turn)> _due = new();
    private readonly Dictionary<Guid, (ILookup<long, MessageRow> Messages, IReadOnlyDictionary<Guid, InboundKeyRow> Keys)> _rows = [];
    private Page _page = new();
    private long _turns;

    /// <summary>Events so far.</summary>
    public long Position { get; private set; }

    public IEnumerable<Page> All()
    {
        foreach (var (talk, newClient) in talks.All())
        {
            foreach (var page in Until(talk.Conversation.Appends[0].At)) yield return page;
            Begin(talk, newClient);
        }
        foreach (var page in Until(DateTimeOffset.MaxValue)) yield return page;
        yield return _page;
    }

    private void Begin(Talk talk, bool newClient)
    {
        if (newClient) _page.Clients.Add(talk.Client);
        foreach (var append in talk.Conversation.Appends.Concat(talk.Case.Appends)) _due.Enqueue((talk, append), (append.At, _turns++));

        var whole = new Writes(anew: true);
        var conversation = talk.Conversation.Whole;
        ConversationView.Follow(conversation, _page.Views);
        MessagesView.Follow(conversation, whole);
        _rows[talk.Conversation.Id] = (whole.Messages.All.ToLookup(row => row.Version), whole.InboundKeys.All.ToDictionary(row => row.Message));
        if (talk.Case.Appends.Count == 0) return;
        CasesView.Rows(talk.Case.Whole, _page.Views);
        foreach (var promise in CasesView.Promises(talk.Case.Whole)) _page.Later.Promises.Add(promise);
    }

    private IEnumerable<Page> Until(DateTimeOffset moment)
    {
        while (_due.TryPeek(out var due, out var when) && when.At <= moment)
        {
            _due.Dequeue();
            Write(due.Talk, due.Append);
            if (_page.Events.Count < Size) continue;
            yield return _page;
            _page = new();
        }
    }

    private void Write(Talk talk, Appended append)
    {
        var ofCase = append.Stream == talk.Case.Id;
        var (version, last) = ofCase ? (talk.Case.Whole.Version, talk.Case.Appends[^1]) : (talk.Conversation.Whole.Version, talk.Conversation.Appends[^1]);
        if (append.After == 0) _page.Streams.Add(new(append.Stream, ofCase ? "case" : "conversation", 0, version, last.At));
        for (var i = 0; i < append.Events.Count; i++)
        {
            var happened = append.Events[i];
            _page.Events.Add((++Position, new(
                Guid.CreateVersion7(append.At), append.Stream, append.After + i + 1, EventTypes.Write(happened), happened.GetType(), append.At,
                $"{talk.Number:x32}", null, append.User)));
            if (!ofCase) WriteViews(append.Stream, append.After + i + 1, happened);
        }
        if (!ofCase && append == last) _rows.Remove(append.Stream);
    }

    private void WriteViews(Guid conversation, long version, object happened)
    {
        var (messages, keys) = _rows[conversation];
        foreach (var message in messages[version]) _page.Views.Messages.Add(message);
        if (happened is MessageReceived received) _page.Views.InboundKeys.Add(keys[received.MessageId]);
    }
}
