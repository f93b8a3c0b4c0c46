// For each request: whether Twilio's own validator takes the signature given, and the signature it expects.
import twilio from "twilio";
import { readFileSync } from "node:fs";

const { validateRequest, getExpectedTwilioSignature } = twilio;
const requests = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(requests.map(({ token, url, form, signature }) => ({
  valid: validateRequest(token, signature, url, form),
  expected: getExpectedTwilioSignature(token, url, form),
}))));
