// The connection's library as the page fetches it: what a hub is asked, `globalThis.asked` answers.
export const library = `data:text/javascript,${encodeURIComponent(`
  export const HttpTransportType = {}, LogLevel = {};
  export class HubConnectionBuilder {
    withUrl() { return this; }
    configureLogging() { return this; }
    build() {
      return {
        state: "Disconnected", on() {}, onclose() {},
        async start() { this.state = "Connected"; },
        async stop() { this.state = "Disconnected"; },
        invoke: (method, said) => globalThis.asked(method, said),
      };
    }
  }`)}`;
