namespace SupportHub.Browser.Tests.Walk;

/// <summary>One client's words in one language, and what they must find in the answers. None of the questions is a stored variant.</summary>
internal sealed record WalkWords(
    string Site, string Locale, string Phone, string Question, string Automated, string Answer, string Unknown, string Person,
    string HandedOff, string More, string Reply, string CountyAnswer)
{
    public const string County = "Alameda";

    public static WalkWords Of(string language) => language switch
    {
        "es" => new(
            "es", "es-US", "+12135550102",
            "Había tráfico y no alcancé a llegar a la entrevista", "no una persona", "pida otra entrevista",
            "¿Cómo saco la licencia de mi perro?", "Hablar con una persona", "centro de ayuda",
            "Gracias, quedo pendiente", "Hola, soy Dana. Voy a pedir una nueva cita con su condado.", "Su nueva entrevista es el viernes a las 9:00."),
        "yue" => new(
            "zh-hant", "zh-HK", "+16125550103",
            "爸爸喪禮嗰日冇去到面談，可唔可以補返？", "唔係真人", "要求再約",
            "如何替狗隻領牌？", "搵真人傾", "諮詢台",
            "唔該，我等你", "您好，我係Dana。我幫您向縣政府約過另一次面談。", "新嘅面談係星期五早上九點。"),
        _ => new(
            "en", "en-US", "+14155550101",
            "The interview came and went while I was in the ER", "not a person", "ask for a new interview",
            "How do I license my dog?", "Talk to a person", "a person from the help desk",
            "Thank you, I will wait", "Hello, this is Dana. I will ask your county for a new interview.", "The new interview is on Friday at 9:00."),
    };
}
