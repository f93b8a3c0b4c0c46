using SupportHub.Domain.Languages;

namespace SupportHub.Bench.Growth;

/// <summary>What people and the bot say in a made-up talk: as long as the real thing, in the three languages.</summary>
internal static class Said
{
    private static readonly string[][] s_client =
    [
        [
            "I sent the papers you asked for last week and nobody called me back yet. Is my interview still on Thursday at nine?",
            "how do i renew my calfresh", "my card was stolen and all the money is gone what do i do now", "ok thank you", "I want to talk to a person please",
            "they closed my case but I turned in everything on time, I have the receipt", "yes",
        ],
        [
            "Mandé los papeles la semana pasada y nadie me ha llamado. ¿Mi entrevista todavía es el jueves a las nueve?",
            "como renuevo mis beneficios", "me robaron la tarjeta y ya no tengo dinero para la comida", "gracias", "quiero hablar con una persona por favor", "sí",
        ],
        ["我上星期已經交咗文件，但係到而家都冇人打電話畀我。", "點樣續領糧食補助", "我張卡俾人偷咗，入面啲錢冇晒", "唔該", "我想同職員講"],
    ];

    private static readonly string[] s_bot =
    [
        "Most people renew once a year. The county sends a form about a month before; fill it in, sign it and send it back with proof of income. You can also renew online or by phone. If the date has passed, you can still send it within 30 days without applying anew. Does that help?",
        "La mayoría renueva una vez al año. El condado le manda un formulario más o menos un mes antes; llénelo, fírmelo y mándelo con comprobantes de ingresos. También puede renovar en línea o por teléfono. Si la fecha ya pasó, todavía tiene 30 días. ¿Le ayuda esto?",
        "大部分人每年續領一次。縣政府會喺到期前大約一個月寄表格畀你；填好、簽名，連同收入證明寄返去就得。你亦可以上網或者打電話續領。如果已經過咗期，三十日之內仲可以補交。咁樣幫到你嗎？",
    ];

    private static readonly string[] s_agent =
    [
        "Thank you for waiting. I looked at your case: the county has your papers since Tuesday, and your interview stands. They call between nine and eleven from a blocked number, so please pick up. If nobody has called by noon, write to me here.",
        "Gracias por esperar. Revisé su caso: el condado tiene sus papeles desde el martes y su entrevista sigue en pie. Le llaman entre las nueve y las once desde un número privado; por favor conteste. Si a mediodía nadie ha llamado, escríbame aquí.",
        "多謝你等候。我睇過你個檔案：縣政府星期二已經收到文件，面談照舊。佢哋會喺九點至十一點之間用隱藏號碼打畀你，請你接聽。如果中午仲未有人打，就喺度話我知。",
    ];

    private static readonly string[] s_topics =
        ["renewal", "lost-card", "stolen-benefits", "interview", "documents", "apply", "balance", "income", "appeal", "moved", "expedited", "students"];

    public static string Client(Random random, Language language) => Any(random, s_client[(int)language]);

    public static string Bot(Language language) => s_bot[(int)language];

    public static string Agent(Language language) => s_agent[(int)language];

    public static string Topic(Random random) => Any(random, s_topics);

    private static string Any(Random random, string[] of) => of[random.Next(of.Length)];
}
