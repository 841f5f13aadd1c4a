// What the peers that are written in JavaScript check of an answer: its status and its schema, formats included.
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Ajv2020 } = require('ajv/dist/2020');
const addFormats = require('ajv-formats');

const folder = process.env.BENCH_SCHEMAS;
const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats(ajv);
const ids = new Map();
for (const file of readdirSync(folder)) {
  const schema = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  ids.set(file.replace('.schema.json', ''), schema.$id);
  ajv.addSchema(schema);
}

/** What is wrong with the answer to a call; null when nothing is. */
exports.problemOf = (call, status, text) => {
  if (status !== call.status) return `expected status ${call.status}, came ${status}`;
  const validate = ajv.getSchema(ids.get(call.schema));
  return validate(JSON.parse(text)) ? null : ajv.errorsText(validate.errors);
};
