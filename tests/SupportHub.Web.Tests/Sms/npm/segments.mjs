// Texts as arrays of UTF-16 units in (JSON keeps no lone surrogate), what Twilio's calculator makes of each out.
import calculator from "sms-segments-calculator";
import { readFileSync } from "node:fs";

const texts = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map((units) => {
  const message = new calculator.SegmentedMessage(String.fromCharCode(...units));
  return { encoding: message.encodingName, units: message.messageSize / (message.encodingName === "GSM-7" ? 7 : 16), segments: message.segmentsCount };
})));
