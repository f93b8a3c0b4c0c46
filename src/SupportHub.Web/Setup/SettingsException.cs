namespace SupportHub.Web.Setup;

/// <summary>A setting is missing or cannot be; the message names it and says what is allowed. The program does not start.</summary>
public sealed class SettingsException(string message) : Exception(message);
