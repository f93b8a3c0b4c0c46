using SupportHub.Domain;

namespace SupportHub.Web.Inbox;

/// <summary>What the rules' refusals say to staff: what is, then what to do. A test holds every code of the domain against this list.</summary>
public static class RefusalWords
{
    public static string Refused(this DeskWords words, Refusal refusal) => refusal.Code switch
    {
        "not-there" => words["This conversation is not there any more. Go back to the queue."],
        "already-resolved" => words["This conversation was resolved meanwhile. Write to the client to open it again."],
        "empty-text" => words["Nothing is written yet. Write a sentence first."],
        "too-long" => words["This is too long to send. Shorten it, or send it in two parts."],
        "sensitive-number" => words["This holds a Social Security, card or PIN number, which is never kept or sent. Take it out."],
        "too-many-files" => words["That is too many files for one message. Send the others in a new one."],
        "goes-on-elsewhere" => words["The client goes on in another conversation. Follow the link at the end of this one and write there."],
        "opted-out" => words["The client has opted out of texts, so nothing can be sent. They can text START to hear from us again."],
        "cannot-be-answered" => words["This sender is a name, not a number: nothing can be sent to it. Look in the text for another way to reach them."],
        "no-phone" => words["This is no United States number. Write it with its area code, as (415) 555-0101."],
        "other-case-linked" => words["This conversation is about another case already. Ask the client to write in anew about this one."],
        "no-case" => words["No case is linked to this conversation. Link one first."],
        "not-a-case-number" => words["A case number has 4 to 20 letters, digits and hyphens, with at least one digit. Check it with the client."],
        "no-such-county" => words["Choose a county from the list."],
        "county-never-opens" => words["This county's calendar has no opening hours. Ask an administrator to set them."],
        "say-what-is-needed" => words["Write a sentence that says what is needed."],
        "promise-in-the-past" => words["That time has passed. Choose a later promise."],
        "already-escalated" => words["The county already has this case. Its answer will appear here."],
        "nothing-escalated" => words["Nothing on this case waits for the county."],
        "escalation-closed" => words["This was answered or declined meanwhile. Nothing more is needed."],
        "case-not-there" => words["This case is not there any more. Go back to the list."],
        "not-handed-off" => words["The bot still holds this conversation. Take it first."],
        "not-the-bots-turn" => words["A person has taken this conversation."],
        "unknown-message" => words["That message is not part of this conversation."],
        "erased" => words["This client was erased. Nothing more can be written or sent here."],
        "erasure-reason-missing" => words["Say why: it is kept with who did it and when."],
        "erasure-reason-too-long" => words["The reason is too long. One sentence is enough."],
        "erasure-reason-names-the-person" => words["The reason names the client or holds their number, and it is kept for ever. Write it without."],
        "no-such-contact" => words["Nothing is kept of this client any more."],
        "erasure-busy" => words["The tables are being rebuilt or are busy. Nothing was erased; try again in a minute."],
        "changed-meanwhile" => words["Several people changed this at once. Look at what is here now, then try again."],
        _ => words["That cannot be done now. Reload the page and look again."],
    };
}
