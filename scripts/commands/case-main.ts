import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Command } from 'commander';
import { apiSchemas } from '../../src/command/project-inputs.ts';
import { FIXTURES_DIR } from '../../src/command/project-paths.ts';
import { DEFAULT_OPTIONS, OPTION_VARIABLES } from '../../src/common/audit-options.ts';
import { plainTranslatorOf } from '../../src/documents/messages/translator.ts';
import type { JsonValue } from '../../src/model/json.ts';
import { unsurePlaces } from '../../src/openapi/strict-schema.ts';
import { suggestRules } from '../../src/openapi/suggest-rules.ts';
import { openFixtures } from '../../src/targets/fixture-store.ts';
import { baseCommand, configOption, langOption } from './base-command.ts';
import { fittingSchema, newName, outcomeOf, schemaText } from './case-answer.ts';
import { callOf, caseFileOf, entryOf, judged, projectOf, recordedFor } from './case-project.ts';
import { caseText, registered, rowsFor } from './case-text.ts';
import { caseLines } from './case-words.ts';
import { type CommandIo, outputOf } from './command-io.ts';

/** `npm run case -- 6.16`: makes the case of an entry from its answer, records it and judges it; says what a person must still decide. */
export async function caseMain(io: CommandIo): Promise<number> {
  const command = caseCommand().configureOutput(outputOf(io)).parse(io.args, { from: 'user' });
  for (const [name, value] of Object.entries(
    command.opts<Partial<Record<'config' | 'lang' | 'spec', string>>>(),
  ))
    io.env[OPTION_VARIABLES[name as 'config' | 'lang' | 'spec']] = value;
  const [id = ''] = command.args;
  const project = await projectOf(io.env);
  const { options, cases, root, isOwn, record, clock } = project;
  const call = callOf(entryOf(id, project), cases);
  const schemas = apiSchemas(io.env);

  // Asked first without expectations: what came says what can be expected.
  const { text, recordings, answer } = await recordedFor(call, schemas, project);
  const outcome = outcomeOf(answer);
  // The schema that already fits, else one of this answer.
  const fitting = fittingSchema(call.like, answer, schemas, outcome, call.partners);
  const schema = { name: fitting ?? newName(call.entry, schemas.names()), isNew: fitting === null };
  const newSchema = schema.isNew ? schemaText(schema.name, answer.response, call.entry) : null;
  const rows = outcome === 'ok' ? rowsFor(call.entry, answer.response) : null;
  const suggestions = outcome === 'ok' ? suggestRules(answer.response, call.entry.body) : [];
  const parts = {
    ...call,
    params: call.like?.params ?? {},
    outcome,
    schema: schema.name,
    rows,
    suggestions,
    isOwn,
  };
  const caseFile = caseFileOf(call.entry, project);
  const hasOwnSpec = options.spec !== DEFAULT_OPTIONS.spec;
  const listed = registered({
    root,
    isOwn,
    caseFile,
    id,
    spec: hasOwnSpec ? `./${relative(root, options.spec).replaceAll(sep, '/')}` : null,
    hasSchemas: schema.isNew || existsSync(join(root, 'schemas')),
    named: { schemas: record?.schemas != null, fixtures: record?.fixtures != null },
  });
  const files = new Map([
    ...(newSchema === null
      ? []
      : [[join(root, isOwn ? 'schemas' : 'schemas/api', `${schema.name}.schema.json`), newSchema] as const]),
    [caseFile, caseText(parts)],
    ...(listed.text === null ? [] : [[listed.file, listed.text] as const]),
  ]);
  for (const [file, content] of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const fixtures = options.fixtures || record?.fixtures || (isOwn ? join(root, 'fixtures') : FIXTURES_DIR);
  openFixtures(fixtures).write(new Map([[`${id}.json`, text]]), {
    source: 'simulator',
    recordedAt: clock.now().toISOString(),
  });

  const { failed, isShort } = await judged(call, { recordings, outcome, schema: schema.name }, project);
  const lines = caseLines(
    {
      id,
      files: [...files.keys()],
      recording: join(fixtures, 'recordings', `${id}.json`),
      status: answer.status,
      outcome,
      schema,
      rows,
      failed,
      listed,
      spec: hasOwnSpec && !isOwn ? options.spec : null,
      isShort,
      suggestions,
      unsure: newSchema === null ? [] : unsurePlaces(JSON.parse(newSchema) as JsonValue),
    },
    plainTranslatorOf(options.lang),
  );
  io.stdout(`${lines.join('\n')}\n`);
  return failed.length === 0 ? 0 : 1;
}

function caseCommand(): Command {
  return baseCommand('case')
    .description(
      'Makes the case of an entry of the spec document: asks the simulator, infers a schema, records, judges.',
    )
    .argument('<id>', 'the entry, for example 6.16')
    .option(
      '--spec <file>',
      `spec document that has the entry (${OPTION_VARIABLES.spec}; default: that of the config)`,
    )
    .addOption(langOption())
    .addOption(configOption())
    .addHelpText(
      'after',
      '\nExit codes: 0 made, and every check passed; 1 made, and a check failed; 2 could not be made.',
    );
}
