// Cuts the Messages and Media paths, with the schemas they need, out of Twilio's whole description; changes no word.
import { readFileSync } from "node:fs";

const whole = JSON.parse(readFileSync(process.argv[2], "utf8"));
const wanted = /\/Accounts\/\{AccountSid\}\/Messages(\.json|\/\{Sid\}\.json|\/\{MessageSid\}\/Media(\.json|\/\{Sid\}\.json))$/;
const named = new Set();

function collect(part) {
  if (part === null || typeof part !== "object") return;
  const name = typeof part.$ref === "string" ? part.$ref.split("/").pop() : undefined;
  if (name && !named.has(name)) {
    named.add(name);
    collect(whole.components.schemas[name]);
  }
  Object.values(part).forEach(collect);
}

const paths = Object.fromEntries(Object.entries(whole.paths).filter(([path]) => wanted.test(path)));
collect(paths);
const schemas = Object.fromEntries(Object.entries(whole.components.schemas).filter(([name]) => named.has(name)));
const { info, openapi, servers, tags } = whole;
console.log(JSON.stringify({ components: { securitySchemes: whole.components.securitySchemes, schemas }, info, openapi, paths, servers, tags }, null, 2));
