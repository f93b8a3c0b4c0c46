// The connection's library, in a file of its own: the client can write before it has come.
export { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel } from "@microsoft/signalr";
