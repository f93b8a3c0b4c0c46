// What few need, fetched when they do.
export { goOn } from "./byText";
export { downloadTranscript } from "./files/transcript";
export { Picture } from "./view/picture";
