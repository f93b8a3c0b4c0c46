// The page keeps every text by its sid and draws the chosen phone's; the server sends all of them again on each connect.
const texts = new Map();
const unread = new Map();
const find = (id) => document.getElementById(id);
const examples = [
  "I lost my EBT card", "Perdí mi tarjeta EBT", "我唔見咗張 EBT 卡", "What papers do I need to apply?", "¿Qué papeles necesito?", "申請要咩文件？",
  "Can I talk to a person?", "1", "MORE", "HELP", "STOP", "START",
];

let phone = "";
let hub = "";

function element(name, { text, ...attributes } = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

function language(text) {
  return /[\u3400-\u9fff]/.test(text) ? "zh-Hant-HK" : /[áéíóúñ¿¡]/i.test(text) ? "es" : "en";
}

function line(text) {
  const at = new Date(text.at);
  const clock = at.toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
  const footer = element("footer", {}, element("time", { datetime: text.at, title: at.toLocaleString(), text: clock }),
    ` · ${text.state} · ${segments(text.segments)}, ${text.encoding}`);
  const photos = text.photos.map((photo, at) => photo.isPicture
    ? element("img", { src: photo.url, alt: `Photo ${at + 1}`, loading: "lazy" })
    : element("span", { class: "paper", text: "A paper" }));
  const words = text.body ? [element("p", { text: text.body, lang: language(text.body) })] : [];
  return element("li", { id: text.sid, class: `text${text.mine ? " mine" : ""}${text.failed ? " failed" : ""}` }, ...photos, ...words, footer);
}

const segments = (number) => `${number} ${number === 1 ? "segment" : "segments"}`;

const shown = (text) => text.phone === phone && text.hub === hub;

function draw(text) {
  const drawn = find(text.sid);
  if (drawn) {
    drawn.replaceWith(line(text));
    return;
  }
  find("texts").append(line(text));
  find("empty").hidden = true;
  find("log").scrollTop = find("log").scrollHeight;
}

function redraw() {
  find("texts").replaceChildren();
  find("empty").hidden = false;
  unread.delete(phone);
  for (const text of texts.values()) if (shown(text)) draw(text);
  count();
}

function count() {
  for (const mark of document.querySelectorAll(".unread")) {
    const waiting = unread.get(mark.dataset.phone) ?? 0;
    mark.textContent = waiting ? `${waiting} new` : "";
  }
}

function arrive(text) {
  const isNew = !texts.has(text.sid);
  texts.set(text.sid, text);
  if (shown(text)) draw(text);
  else if (isNew && !text.mine && started) {
    unread.set(text.phone, (unread.get(text.phone) ?? 0) + 1);
    count();
  }
}

function trouble(words) {
  find("trouble").textContent = words;
  find("trouble").hidden = !words;
}

// As Twilio takes it: base64 in JSON is the pretend network's, not a phone's.
async function read(file) {
  if (file.size > 5_000_000) throw new Error("too large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { type: file.type, bytes: btoa(text) };
}

async function send(body, file) {
  const response = await fetch(`/phones/${encodeURIComponent(phone)}/texts`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ to: hub, body, photo: file ? await read(file) : null }),
  });
  if (!response.ok) throw new Error(`answered ${response.status}`);
  arrive(await response.json());
}

function choosePhones(phones) {
  for (const line of phones) {
    const { number, shown, place } = line;
    const radio = element("input", { type: "radio", name: "phone", value: number });
    radio.checked = number === phone;
    radio.addEventListener("change", () => { phone = number; reach(); redraw(); });
    find("phone-list").append(element("label", { class: "choice" }, radio,
      element("span", {}, shown, element("small", { text: place })), element("span", { class: "unread", "data-phone": number })));
  }
}

function reach() { find("reception").value = phones.find((line) => line.number === phone).reception; }

async function changeReception() {
  const [line, reception] = [phones.find((each) => each.number === phone), find("reception").value];
  const response = await fetch(`/phones/${encodeURIComponent(line.number)}/reception`, {
    method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ reception }),
  });
  if (response.ok) line.reception = reception;
  else reach();
}

function chooseNumbers(numbers) {
  for (const { number, shown, place } of numbers) find("number").append(element("option", { value: number, text: `${shown} · ${place}` }));
  find("number-field").hidden = numbers.length < 2;
  const name = () => { find("with-number").textContent = numbers.find((each) => each.number === hub).shown; };
  find("number").addEventListener("change", (event) => { hub = event.target.value; name(); redraw(); });
  name();
}

const composer = find("composer");
const body = find("body");
for (const example of examples) {
  const button = element("button", { type: "button", text: example, lang: language(example) });
  button.addEventListener("click", () => { body.value = example; measure(); body.focus(); });
  find("try-list").append(button);
}
body.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  composer.requestSubmit();
});
// The GSM-7 alphabet: a character outside it makes the whole text UCS-2.
const basic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const extended = "\f^{}\\[~]|€";
function measure() {
  const text = body.value;
  const plain = [...text].every((each) => basic.includes(each) || extended.includes(each));
  const units = plain ? [...text].reduce((sum, each) => sum + (extended.includes(each) ? 2 : 1), 0) : text.length;
  const [alone, joined] = plain ? [160, 153] : [70, 67];
  find("size").textContent = text ? `${units} of ${alone} in ${plain ? "GSM-7" : "UCS-2"}: about ${segments(units <= alone ? 1 : Math.ceil(units / joined))}` : "";
}
body.addEventListener("input", measure);
find("reception").addEventListener("change", changeReception);
find("phones").addEventListener("submit", (event) => event.preventDefault());
composer.addEventListener("submit", async (event) => {
  event.preventDefault();
  const words = body.value;
  const [file] = find("photo").files;
  if (!words.trim() && !file) return;
  body.value = "";
  try {
    await send(words, file);
    find("photo").value = "";
    trouble("");
  } catch (error) {
    body.value = words;
    trouble(error.message === "too large" ? "That file is too large for a text: five megabytes at most."
      : "The stand-in did not take it; your text is kept. Check that the demo still runs, then send it again.");
  }
  measure();
});

const { phones, numbers } = await (await fetch("/phones")).json();
phone = phones[0].number;
hub = numbers[0].number;
choosePhones(phones);
reach();
chooseNumbers(numbers);

// The first seconds bring what was there before the page opened: that is not news.
let started = false;
const live = new EventSource("/phones/live");
live.addEventListener("text", (event) => arrive(JSON.parse(event.data)));
live.addEventListener("open", () => { trouble(""); setTimeout(() => { started = true; }, 1000); });
live.addEventListener("error", () => trouble("The connection is lost; trying again."));
