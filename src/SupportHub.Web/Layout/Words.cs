namespace SupportHub.Web.Layout;

/// <summary>
/// The words of the staff pages: <c>IStringLocalizer&lt;Words&gt;</c>, whose key is the English sentence itself. A language
/// without a translation of a sentence shows the English one.
/// </summary>
public sealed class Words;
