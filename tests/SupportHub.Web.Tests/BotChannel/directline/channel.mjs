// A foreign channel as it is published: node channel.mjs PORT BOT-URL
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const [port, bot] = process.argv.slice(2);
require("offline-directline").initializeRoutes(require("express")(), Number(port), bot);
// It ends with whoever started it, however that ends.
process.stdin.resume().on("end", () => process.exit());
