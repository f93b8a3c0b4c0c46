// Characters that show a text as another than it is: what turns the order round is made visible, what is not seen at all is left out.

const turns = /[\u202a-\u202e\u2066-\u2069]/g;
// Not the joiners of emoji and Indic scripts, nor the marks that only order digits beside Arabic.
const unseen = /[\u00ad\u034f\u061c\u180e\u200b\u2060-\u2064\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

export function honest(text: string): string {
  return text.replace(turns, "\ufffd").replace(unseen, "");
}
