using System.Globalization;
using SupportHub.Domain.Conversations;
using SupportHub.Domain.Languages;
using SupportHub.Faq.Content;
using SupportHub.Faq.Resolution;
using SupportHub.Faq.Search;

namespace SupportHub.Web.Content;

/// <summary>
/// <c>faq ask</c> and <c>faq talk</c>: what a client would get. What was decided is said on the other stream. In a talk an empty line begins
/// a new conversation; once a person has been brought the bot is silent, as it is with clients.
/// </summary>
internal sealed class TalkCommand
{
    private readonly FaqEngine _engine;
    private readonly TextWriter _output;
    private readonly TextWriter _errors;
    private readonly ResolutionContext _start;
    private ResolutionContext _context;
    private bool _over;

    private TalkCommand(FaqOptions options, string folder, ModelFolder models, TextWriter output, TextWriter errors)
    {
        var content = BotContent.Load(folder);
        var places = PlacesFile.Load(folder, content);
        (_engine, _output, _errors) = (FaqEngine.Build(content, models), output, errors);
        _context = _start = new(
            new(content.NewestFacts, new(12, 0), TimeSpan.Zero), ChannelOf(options), LanguageOf(options), At(options.Value("--county"), places), places);
    }

    public static int Ask(ReadOnlySpan<string> args, string folder, ModelFolder models, TextWriter output, TextWriter errors)
    {
        var options = Parse(args);
        if (options.Rest is not [var text]) throw new UsageException("ask takes one text, in quotes.");
        new TalkCommand(options, folder, models, output, errors).Hear(text);
        return 0;
    }

    public static int Talk(ReadOnlySpan<string> args, string folder, ModelFolder models, TextReader input, TextWriter output, TextWriter errors)
    {
        var options = Parse(args);
        if (options.Rest.Count > 0) throw new UsageException("talk reads its turns from standard input.");
        var talk = new TalkCommand(options, folder, models, output, errors);
        while (input.ReadLine() is { } text)
        {
            if (text.Length == 0) talk.Begin();
            else talk.Hear(text);
            output.Flush();
        }
        return 0;
    }

    private void Begin() => (_context, _over) = (_start, false);

    private void Hear(string text)
    {
        if (_over)
        {
            _errors.WriteLine("(the bot is silent; an empty line begins again)");
            return;
        }
        var turn = _engine.Resolve(text, _context);
        foreach (var message in turn.Messages) _output.WriteLine(message + "\n");
        // In a text the choices are already numbered lines.
        if (_context.Channel == Channel.WebChat && turn.Choices.Count > 0)
            _output.WriteLine(string.Join("  ", turn.Choices.Select(c => $"[{c.Label}]")) + "\n");
        var confidence = turn.Confidence.ToString("0.0000", CultureInfo.InvariantCulture);
        _errors.WriteLine($"({turn.Decision}, {turn.Topic ?? "no topic"}, {confidence}, {turn.Language.Code()}{(turn.Person ? ", a person comes" : "")})");
        _context = _context with { Dialogue = turn.Next, Language = turn.Language };
        _over = turn.Handoff is not null || turn.OptedOut;
    }

    private static FaqOptions Parse(ReadOnlySpan<string> args) => FaqOptions.Parse(args, ["--lang", "--county", "--channel"], []);

    private static Language LanguageOf(FaqOptions options) => options.Value("--lang") is not { } code ? Language.English
        : LanguageCodes.Parse(code) ?? throw new UsageException($"--lang is \"{code}\"; it must be en, es or yue.");

    private static Channel ChannelOf(FaqOptions options) => options.Value("--channel") switch
    {
        null or "web" => Channel.WebChat,
        "sms" => Channel.Sms,
        var other => throw new UsageException($"--channel is \"{other}\"; it must be web or sms."),
    };

    private static Dialogue At(string? fips, Places places)
    {
        if (fips is null) return Dialogue.New;
        var county = places.County(fips) ?? throw new UsageException($"--county is \"{fips}\"; it must be the code of a county, like 06037.");
        return Dialogue.New with { County = county.Fips, State = county.State };
    }
}
