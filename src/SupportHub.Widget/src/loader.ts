// The one line a site adds: <script src="https://hub/widget.js" data-site="…" async></script>
// Draws a launcher, and on its first press the chat in a frame on the hub's own origin. Keeps nothing on the page
// but whether the chat is open, sets styles through the CSSOM only (a strict CSP allows that), adds no cookie.
import { neutralPage, type FrameWord, type PageWord } from "./frame";
import { htmlLang, pickLanguage } from "./languages";
import { escapes } from "./leaving";

const openKey = "supporthub-open";
const script = document.currentScript as HTMLScriptElement | null;
const site = script?.dataset["site"];
if (script && site) start(new URL(script.src).origin, site);

function start(hub: string, site: string): void {
  const language = pickLanguage([document.documentElement.lang, ...navigator.languages]);
  const words = {
    en: ["Help chat", "new", "new"],
    es: ["Chat de ayuda", "nuevo", "nuevos"],
    yue: ["網上幫手", "個新訊息", "個新訊息"],
  }[language];
  const narrow = matchMedia("(max-width: 600px)");
  const view = window.visualViewport;
  let open = wasOpen();
  let frame: HTMLIFrameElement | undefined;

  const launcher = document.createElement("button");
  launcher.type = "button";
  launcher.lang = htmlLang[language];
  launcher.textContent = words[0]!;
  launcher.id = "supporthub-launcher";
  style(launcher, {
    position: "fixed", right: "16px", bottom: "16px", zIndex: "2147483000",
    minHeight: "52px", padding: "0 24px", margin: "0", border: "2px solid #fff", borderRadius: "26px",
    background: script!.dataset["color"] ?? "#0b6e69", color: "#fff", cursor: "pointer",
    font: '600 17px/1.5 system-ui, "PingFang HK", "Noto Sans HK", "Noto Sans CJK TC", sans-serif',
    boxShadow: "0 2px 8px rgba(0, 0, 0, .3)",
  });
  launcher.onclick = () => show(true);

  addEventListener("message", (event: MessageEvent<FrameWord>) => {
    if (event.origin !== hub || !frame || event.source !== frame.contentWindow) return;
    const word = event.data;
    if (word.supportHub === "minimise") hide();
    if (word.supportHub === "leave") leave();
    if (word.supportHub === "unread") launcher.textContent = word.count > 0 ? `${words[0]} · ${word.count} ${words[word.count === 1 ? 1 : 2]}` : words[0]!;
  });
  // Also while the page around the chat has the focus; on a page where the chat was not opened, Escape is the page's own.
  addEventListener("keydown", escapes(() => {
    if (!frame) return false;
    say("leave");
    leave();
    return true;
  }));
  const refit = () => frame && fit(frame);
  narrow.addEventListener?.("change", refit);
  for (const moved of ["resize", "scroll"]) view?.addEventListener(moved, refit);

  const ready = () => {
    document.body.append(launcher);
    // Next page of the same visit: still open, except on a phone, where the chat covers the page.
    if (open && !narrow.matches) show(false);
  };
  if (document.body) ready();
  else addEventListener("DOMContentLoaded", ready);

  function show(byPerson: boolean): void {
    remember(true);
    launcher.style.display = "none";
    if (frame) {
      fit(frame);
      say("shown");
      return;
    }
    // Who the site's visitor is, in the site's own signed words: as they stand, or asked for when they are needed.
    const signed = script!.dataset["identity"] ?? (window as { SupportHubIdentity?: string | (() => string | Promise<string>) }).SupportHubIdentity;
    frame = document.createElement("iframe");
    frame.title = words[0]!;
    frame.lang = htmlLang[language];
    frame.allow = "clipboard-write";
    frame.src = `${hub}/chat?site=${encodeURIComponent(site)}&lang=${language}&from=${encodeURIComponent(location.origin)}${signed ? "&signed=1" : ""}`;
    frame.onload = () => {
      if (byPerson) say("shown");
      if (signed) void Promise.resolve(typeof signed === "function" ? signed() : signed).then(token =>
        frame!.contentWindow?.postMessage({ supportHub: "identity", token } satisfies PageWord, hub)).catch(() => undefined);
    };
    fit(frame);
    document.body.append(frame);
  }

  function hide(): void {
    remember(false);
    style(frame!, { display: "none" });
    style(launcher, { display: "" });
    launcher.focus();
    say("hidden");
  }

  function leave(): void {
    remember(false);
    location.replace(neutralPage);
  }

  function say(word: "shown" | "hidden" | "leave"): void {
    if (word === "shown") frame?.focus();
    frame?.contentWindow?.postMessage({ supportHub: word } satisfies PageWord, hub);
  }

  function fit(frame: HTMLIFrameElement): void {
    // A keyboard takes its room from what is seen of the page; two fingers that enlarge it take none.
    const seen = view && view.scale < 1.1 ? { top: `${view.offsetTop}px`, bottom: "auto", height: `${view.height}px` } : { top: "0", bottom: "0", height: "100%" };
    style(frame, {
      position: "fixed", zIndex: "2147483001", margin: "0", padding: "0", colorScheme: "normal",
      display: open ? "block" : "none", background: "#f6f3ee", maxWidth: "none", maxHeight: "none",
      ...(narrow.matches
        ? { ...seen, left: "0", right: "0", width: "100%", border: "0", borderRadius: "0", boxShadow: "none" }
        : {
          top: "auto", left: "auto", right: "16px", bottom: "16px", width: "408px", height: "min(700px, calc(100vh - 32px))",
          border: "1px solid #8c959f", borderRadius: "12px", boxShadow: "0 2px 12px rgba(0, 0, 0, .25)",
        }),
    });
  }

  function remember(value: boolean): void {
    open = value;
    try { value ? sessionStorage.setItem(openKey, "1") : sessionStorage.removeItem(openKey); } catch { /* storage is forbidden: closed on the next page */ }
  }
}

function wasOpen(): boolean {
  try { return sessionStorage.getItem(openKey) === "1"; } catch { return false; }
}

function style(element: HTMLElement, rules: Partial<CSSStyleDeclaration>): void {
  Object.assign(element.style, rules);
}
