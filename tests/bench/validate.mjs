// A peer of st check: ajv with js-yaml, in one process. validate.mjs MODULES SCHEMA FOLDER
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [modules, schema, folder] = process.argv.slice(2);
const require = createRequire(path.resolve(modules) + "/");
const Ajv = require("ajv");
const yaml = require("js-yaml");

const valid = new Ajv({ strict: false }).compile(JSON.parse(fs.readFileSync(schema, "utf8")));
for (const name of fs.readdirSync(folder, { recursive: true })) {
  if (!name.endsWith(".yaml")) continue;
  const text = fs.readFileSync(path.join(folder, name), "utf8");
  // The core schema: days are texts.
  if (valid(yaml.load(text, { schema: yaml.CORE_SCHEMA }))) continue;
  console.log(name, valid.errors[0].instancePath, valid.errors[0].message);
  process.exitCode = 1;
}
