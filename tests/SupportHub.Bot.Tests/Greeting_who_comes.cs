using SupportHub.Bot.Activities;

namespace SupportHub.Bot.Tests;

public sealed class Greeting_who_comes
{
    [Theory]
    [InlineData("""{"type":"conversationUpdate","recipient":{"id":"bot"},"membersAdded":[{"id":"ana"}]}""", true)]
    [InlineData("""{"type":"conversationUpdate","recipient":{"id":"bot"},"membersAdded":[{"id":"bot"},{"id":"ana"}]}""", true)]
    [InlineData("""{"type":"conversationUpdate","recipient":{"id":"bot"},"membersAdded":[{"id":"bot"}]}""", false)]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"app"}]}""", false)]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"28:app"}]}""", false)]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"x","role":"agent"},{"id":"y","role":"bot"}]}""", false)]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"x","role":"user"}]}""", true)]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[null,{"id":""},{}]}""", false)]
    [InlineData("""{"type":"conversationUpdate","membersRemoved":[{"id":"ana"}]}""", false)]
    [InlineData("""{"type":"conversationUpdate"}""", false)]
    [InlineData("""{"type":"event","name":"x","membersAdded":[{"id":"ana"}]}""", false)]
    public void Is_due_for_anybody_but_the_bot(string json, bool due) => Greeting.IsDue(ActivityJson.Read(json)!, "app").ShouldBe(due);
}
