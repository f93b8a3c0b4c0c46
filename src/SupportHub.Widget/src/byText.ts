// A part of the page of its own, fetched when it is asked for: a number, a code by text, and the conversation goes on there, or opens here.
import type { Door } from "./files/post";
import { htmlLang, type Language } from "./languages";
import { el } from "./view/dom";
import type { Panel } from "./view/panel";

export type Purpose = "move" | "open";

interface Asked { readonly ok: boolean; readonly id: string | null; readonly text: string; readonly hint: string | null }
interface Done { readonly ok: boolean; readonly text: string; readonly token: string | null; readonly ask: "me" | "name" | null }

const own = {
  en: {
    move: "Get answers by text", open: "Open my earlier conversation",
    offer: "You don't have to wait here. We can text you the answer instead. Message and data rates may apply.",
    earlier: "We text a code to your number. With it, your conversation opens here.",
    number: "US mobile number", send: "Text me a code", code: "Code from the text", confirm: "Confirm", again: "Send a new code", newest: " Please use the newest code.",
    me: "Yes, that was me", other: "No, somebody else", name: "First name", failed: "That did not reach us. Please try again.",
  },
  es: {
    move: "Seguir por mensaje de texto", open: "Abrir mi conversación anterior",
    offer: "No tiene que esperar aquí. Le podemos mandar la respuesta por mensaje de texto. Su compañía de celular le puede cobrar los mensajes.",
    earlier: "Le mandamos un código a su número. Con él, su conversación se abre aquí.",
    number: "Celular de Estados Unidos", send: "Mándenme un código", code: "Código del mensaje", confirm: "Confirmar", again: "Mandar un código nuevo", newest: " Por favor use el código más reciente.",
    me: "Sí, fui yo", other: "No, fue otra persona", name: "Nombre, sin apellido", failed: "No nos llegó. Por favor intente otra vez.",
  },
  yue: {
    move: "轉用短訊", open: "開返之前嘅對話",
    offer: "您唔使喺度等。我哋可以用短訊回覆您。電話公司可能會收短訊費。",
    earlier: "我哋會傳個驗證碼去您嘅號碼，有咗佢就可以喺度開返您嘅對話。",
    number: "美國手機號碼", send: "傳驗證碼俾我", code: "短訊入面嘅驗證碼", confirm: "確認", again: "傳個新驗證碼", newest: "請用最新嗰個驗證碼。",
    me: "係，係我", other: "唔係，係第二個人", name: "名，唔使寫姓", failed: "傳唔到，麻煩您再試一次。",
  },
} as const;

/** Opens the panel and leads through it; `done` is told the token that this visitor has from then on, if it is another. */
export function goOn(panel: Panel, door: Door, purpose: Purpose, done: (token: string | null) => void): void {
  let said = "";
  let asked: Asked | undefined;
  let answer: Done | undefined;
  let code = "";
  let number = "";
  // What the hub said stays as it is said, and what is typed stays, whatever language follows.
  let saidIn = door.language();
  let typed = "";
  show();

  function show(): void {
    saidIn = door.language();
    typed = asked?.id ? "" : number;
    panel.open(() => {
      const words = own[door.language() as Language];
      const status = said ? el("p", { role: "status", lang: htmlLang[saidIn as Language] }, said) : el("p", { role: "status" }, words[purpose === "move" ? "offer" : "earlier"]);
      return { title: words[purpose], body: [status, ...step()] };
    });
    panel.element.querySelector<HTMLElement>("input, .byText button")?.focus();
  }

  function step(): Node[] {
    const words = own[door.language() as Language];
    if (answer?.ok) return [];
    if (answer?.ask === "me") return [el("div", { class: "byText" },
      el("button", { type: "button", onclick: () => void confirm("me") }, words.me),
      el("button", { type: "button", onclick: () => void confirm("other") }, words.other))];
    if (answer?.ask === "name") return [form(words.name, { maxlength: "80" }, words.confirm, value => confirm(value))];
    if (asked?.id) return [
      form(words.code, { inputmode: "numeric", autocomplete: "one-time-code", maxlength: "10" }, words.confirm, value => { code = value; return confirm(); }),
      el("p", { lang: htmlLang[saidIn as Language] }, asked.hint),
      el("button", { type: "button", onclick: () => void ask(number) }, words.again)];
    return [form(words.number, { type: "tel", autocomplete: "off", maxlength: "40" }, words.send, ask)];
  }

  function form(label: string, attributes: Record<string, string>, button: string, submit: (value: string) => Promise<void>): Node {
    const field = el("input", { id: "by-text", required: true, value: typed, oninput: () => { typed = field.value; }, ...attributes });
    return el("form", {
      class: "byText",
      onsubmit: event => {
        event.preventDefault();
        if (field.value.trim()) void submit(field.value.trim());
      },
    }, el("label", { for: "by-text" }, label), field, el("button", { type: "submit" }, button));
  }

  async function ask(phone: string): Promise<void> {
    number = phone;
    const another = await post<Asked>("", { phone, purpose });
    said = (another?.text ?? failed()) + (asked && another?.ok ? own[door.language() as Language].newest : "");
    // Where none is sent now, the one before is still good.
    if (another?.ok) asked = another;
    show();
  }

  async function confirm(who?: string): Promise<void> {
    answer = await post<Done>("/confirm", { id: asked!.id, code, who: who ?? null });
    said = answer?.text ?? failed();
    show();
    if (answer?.ok) done(answer.token);
  }

  function failed(): string {
    return own[door.language() as Language].failed;
  }

  async function post<T>(path: string, body: object): Promise<T | undefined> {
    try {
      const reply = await fetch(`/api/chat/codes${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${door.token() ?? ""}` },
        body: JSON.stringify({ site: door.site, language: door.language(), ...body }),
      });
      return reply.ok ? await reply.json() as T : undefined;
    } catch {
      return undefined;
    }
  }
}
