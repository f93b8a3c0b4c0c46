// The conversation as a file to keep, made by the hub.
import { download } from "../view/files";
import type { Door } from "./post";

/** False when it could not be had. */
export async function downloadTranscript(door: Door): Promise<boolean> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const query = new URLSearchParams({ site: door.site, language: door.language(), zone });
  try {
    const answer = await fetch(`/api/chat/transcript?${query}`, { headers: { Authorization: `Bearer ${door.token() ?? ""}` } });
    if (!answer.ok) return false;
    const name = /filename="?([\w.-]+)"?/.exec(answer.headers.get("content-disposition") ?? "")?.[1];
    download(await answer.blob(), name ?? "conversation.html");
    return true;
  } catch {
    return false;
  }
}
