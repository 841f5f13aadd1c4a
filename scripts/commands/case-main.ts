import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Command } from 'commander';
import { auditMasker } from '../../src/command/audit-masker.ts';
import { openProject } from '../../src/command/open-project.ts';
import { apiSchemas, casesOf } from '../../src/command/project-inputs.ts';
import { FIXTURES_DIR, PROJECT_DIR } from '../../src/command/project-paths.ts';
import { makeRecordings } from '../../src/command/record-run.ts';
import { DEFAULT_OPTIONS, OPTION_VARIABLES, optionsFrom } from '../../src/common/audit-options.ts';
import { clockFrom } from '../../src/common/clock.ts';
import { projectRecord } from '../../src/common/project-config.ts';
import { judgeRecordings } from '../../src/contract/judge-recordings.ts';
import { plainTranslatorOf } from '../../src/documents/messages/translator.ts';
import { isReadOnly } from '../../src/http/read-only.ts';
import type { ContractCase, Outcome } from '../../src/model/case.ts';
import { AuditError } from '../../src/model/errors.ts';
import type { JsonValue } from '../../src/model/json.ts';
import type { Language } from '../../src/model/plan.ts';
import type { SpecDocument, SpecEntry } from '../../src/model/spec.ts';
import { unsurePlaces } from '../../src/openapi/strict-schema.ts';
import { suggestRules } from '../../src/openapi/suggest-rules.ts';
import { planRun, withEntries } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import { openFixtures } from '../../src/targets/fixture-store.ts';
import type { Recording } from '../../src/targets/recording.ts';
import { allCases } from '../../tests/cases/all-cases.ts';
import { AUDIT, defineCase } from '../../tests/cases/define.ts';
import { baseCommand, configOption, langOption } from './base-command.ts';
import { fittingSchema, newName, outcomeOf, schemaText } from './case-answer.ts';
import { caseText, registered, rowsFor } from './case-text.ts';
import { caseLines } from './case-words.ts';
import { type CommandIo, outputOf } from './command-io.ts';

/** `npm run case -- 6.16`: makes the case of an entry from its answer, records it and judges it; says what a person must still decide. */
export async function caseMain(io: CommandIo): Promise<number> {
  const command = caseCommand().configureOutput(outputOf(io)).parse(io.args, { from: 'user' });
  const { config, lang, spec } = command.opts<{ config?: string; lang?: Language; spec?: string }>();
  const [id = ''] = command.args;
  if (config !== undefined) io.env[OPTION_VARIABLES.config] = config;
  if (lang !== undefined) io.env[OPTION_VARIABLES.lang] = lang;
  if (spec !== undefined) io.env[OPTION_VARIABLES.spec] = spec;
  await openProject(io.env);
  const record = projectRecord(io.env);
  const isOwn = record !== null || typeof SHIPPED_BUILD === 'string';
  const root = record === null ? (isOwn ? process.cwd() : PROJECT_DIR) : dirname(record.config);
  const options = optionsFrom({ ...io.env, [OPTION_VARIABLES.target]: 'simulator' });
  const documents = readDocuments(options);
  const cases = await casesOf(io.env, allCases);
  const entry = entryOf(id, documents.spec, cases, isOwn);
  const schemas = apiSchemas(io.env);
  const clock = clockFrom(io.env);

  // Asked first without expectations: what came says what can be expected.
  const like = cases.find(({ path, method }) => path === entry.path && method === entry.method);
  const partners = entry.path.startsWith('/api/partners/');
  const write = !isReadOnly(entry.method, entry.path.replace(/\{\w+\}/g, '1'));
  const token = partners ? (write ? 'partnersWrite' : 'partnersRead') : 'rest';
  const draft = (
    schema: string,
    outcome: Outcome = 'ok',
    rows: ContractCase['scenarios'][number]['rows'] = [],
  ) =>
    defineCase({
      id,
      method: entry.method,
      path: entry.path,
      profiles: AUDIT,
      write,
      ...(like === undefined ? {} : { params: like.params }),
      scenarios: [{ name: '', token, outcome, schema, rules: [], rows }],
    });
  const request = { options, ids: [id], items: null, kept: null, schemas };
  const made = await makeRecordings({ ...request, cases: [...cases, draft('')] }, io.env, clock);
  const text = made.files.get(`${id}.json`)?.text ?? '[]';
  const recordings = JSON.parse(text) as Recording[];
  const answer = recordings[0];
  if (answer === undefined)
    throw new AuditError('USAGE', `entry ${id} got no answer`, 'Look at its request.');
  const outcome = outcomeOf(answer);

  // The schema that already fits, else one of this answer.
  const fitting = fittingSchema(like, answer, schemas, outcome, partners);
  const name = fitting ?? newName(entry, schemas.names());
  const files = new Map<string, string>();
  const schemaFile = join(root, isOwn ? 'schemas' : 'schemas/api', `${name}.schema.json`);
  if (fitting === null) files.set(schemaFile, schemaText(name, answer.response, entry));
  const rows = outcome === 'ok' ? rowsFor(entry, answer.response) : null;
  const suggestions = outcome === 'ok' ? suggestRules(answer.response, entry.body) : [];
  const caseFile = join(
    root,
    isOwn ? 'cases' : 'tests/cases',
    `${entry.section}-${id.slice(entry.section.length).replace('.', '')}.cases.ts`,
  );
  if (existsSync(caseFile))
    throw new AuditError('USAGE', 'there is a file of that case already', 'Remove it first.', {
      file: relative(root, caseFile),
    });
  files.set(
    caseFile,
    caseText({
      entry,
      token,
      outcome,
      schema: name,
      rows,
      write,
      params: like?.params ?? {},
      suggestions,
      isOwn,
    }),
  );
  const hasOwnSpec = options.spec !== DEFAULT_OPTIONS.spec;
  const listed = registered({
    root,
    isOwn,
    caseFile,
    id,
    spec: hasOwnSpec ? `./${relative(root, options.spec).replaceAll(sep, '/')}` : null,
    hasSchemas: fitting === null || existsSync(join(root, 'schemas')),
    named: { schemas: record?.schemas != null, fixtures: record?.fixtures != null },
  });
  if (listed.text !== null) files.set(listed.file, listed.text);
  for (const [file, content] of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const fixtures = options.fixtures || record?.fixtures || (isOwn ? join(root, 'fixtures') : FIXTURES_DIR);
  openFixtures(fixtures).write(new Map([[`${id}.json`, text]]), {
    source: 'simulator',
    recordedAt: clock.now().toISOString(),
  });

  // Judged as an audit judges it, with the schema that was just written.
  const known = apiSchemas(io.env);
  const isKnown = known.names().includes(name);
  const judged = draft(isKnown ? name : 'partners-error', outcome);
  const present = withEntries(documents, [...cases, judged]);
  const plan = planRun({ ...options, profile: 'audit' }, documents, present);
  const planned = plan.joined.find((one) => one.entry.id === id);
  const [scenario] = planned?.case.scenarios ?? [];
  const tools = { plan, schemas: known, masker: auditMasker(io.env) };
  const checks =
    planned === undefined || scenario === undefined
      ? []
      : (JSON.parse(await judgeRecordings(recordings, tools, planned, scenario))[0] as [string, string][]);
  const failed = checks.filter(([check, result]) => result === 'fail' && (isKnown || check !== 'schema'));
  const unsure = fitting === null ? unsurePlaces(JSON.parse(files.get(schemaFile) ?? '{}') as JsonValue) : [];
  const lines = caseLines(
    {
      id,
      files: [...files.keys()],
      recording: join(fixtures, 'recordings', `${id}.json`),
      status: answer.status,
      outcome,
      schema: { name, isNew: fitting === null },
      rows,
      failed: failed.map(([check]) => check),
      listed,
      spec: hasOwnSpec && !isOwn ? options.spec : null,
      isShort: cases.some((one) => one.profiles.includes('audit') && !present.includes(one)),
      suggestions,
      unsure,
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

function entryOf(
  id: string,
  { entries, file }: SpecDocument,
  cases: readonly ContractCase[],
  isOwn: boolean,
): SpecEntry {
  const entry = entries.find((one) => one.id === id);
  const free = entries.filter((one) => !cases.some((known) => known.id === one.id)).map((one) => one.id);
  const without = `Entries without a case: ${free.join(', ')}.`;
  if (entry === undefined)
    throw new AuditError(
      'USAGE',
      `the spec document has no entry ${id}`,
      free.length === 0
        ? `Every entry of ${file} has a case: write the entry into ${isOwn ? 'a copy of it first, and name that with --spec, or as "spec" in the config' : 'it first'}.`
        : without,
      { file },
    );
  if (!free.includes(id))
    throw new AuditError(
      'USAGE',
      `entry ${id} has a case`,
      `Change that case where it stands, or remove it first.${free.length === 0 ? '' : ` ${without}`}`,
      { file, line: entry.firstLine },
    );
  return entry;
}
