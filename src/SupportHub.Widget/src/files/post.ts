// One file to the hub, with its progress; and a file of the conversation back. The key makes it one file however often it is sent.

/** The hub would not take the file; `message` says why in the client's language. */
export class Refused extends Error {}

/** The file did not get through; it may later. */
export class NotNow extends Error {}

/** It is not on this page: another tab may still be making it ready. `message` says that it is gone, should it never come. */
export class NotHere extends NotNow {}

// Broke off, too much at once, and what stands before a hub that is being renewed.
const notNow = [408, 429, 502, 503, 504];

export interface Door {
  readonly site: string;
  readonly language: () => string;
  readonly token: () => string | null;
}

/** The file's id. Throws `Refused` when the hub says no, `NotNow` when it could not be reached, anything else when it failed at the file. */
export function post(door: Door, key: string, name: string, blob: Blob, progress: (share: number) => void): Promise<string> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/chat/files?site=${encodeURIComponent(door.site)}&language=${door.language()}`);
    request.setRequestHeader("Authorization", `Bearer ${door.token() ?? ""}`);
    request.setRequestHeader("X-Key", key);
    request.setRequestHeader("X-File-Name", encodeURIComponent(name));
    request.setRequestHeader("Content-Type", blob.type || "application/octet-stream");
    request.upload.onprogress = event => progress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = request.ontimeout = request.onabort = () => failed(new NotNow());
    request.onload = () => {
      if (notNow.includes(request.status)) return failed(new NotNow());
      try {
        const said = JSON.parse(request.responseText) as { id?: string; text?: string };
        if (request.status === 200 && said.id) return done(said.id);
        if (request.status < 500 && said.text) return failed(new Refused(said.text));
      } catch { /* said nothing of ours */ }
      failed(new Error(`upload: ${request.status}`));
    };
    request.send(blob);
  });
}

/** A file of the conversation; null when it is not to be had. */
export async function fetchFile(door: Door, id: string, small: boolean): Promise<Blob | null> {
  try {
    const answer = await fetch(`/api/chat/files/${id}${small ? "/thumbnail" : ""}?site=${encodeURIComponent(door.site)}`, { headers: { Authorization: `Bearer ${door.token() ?? ""}` } });
    return answer.ok ? await answer.blob() : null;
  } catch {
    return null;
  }
}
