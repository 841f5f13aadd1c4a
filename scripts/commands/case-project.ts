import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { auditMasker } from '../../src/command/audit-masker.ts';
import { openProject } from '../../src/command/open-project.ts';
import { apiSchemas, casesOf } from '../../src/command/project-inputs.ts';
import { PROJECT_DIR } from '../../src/command/project-paths.ts';
import { makeRecordings } from '../../src/command/record-run.ts';
import { OPTION_VARIABLES, optionsFrom } from '../../src/common/audit-options.ts';
import { type Clock, clockFrom } from '../../src/common/clock.ts';
import { projectRecord } from '../../src/common/project-config.ts';
import { judgeRecordings } from '../../src/contract/judge-recordings.ts';
import { isReadOnly } from '../../src/http/read-only.ts';
import type { SchemaSet } from '../../src/json-schema/schema-set.ts';
import type { ContractCase, Outcome, TokenRole } from '../../src/model/case.ts';
import { AuditError } from '../../src/model/errors.ts';
import type { AuditOptions, Documents } from '../../src/model/plan.ts';
import type { SpecEntry } from '../../src/model/spec.ts';
import { planRun, withEntries } from '../../src/spec/plan-run.ts';
import { readDocuments } from '../../src/spec/read-documents.ts';
import type { Recording } from '../../src/targets/recording.ts';
import { allCases } from '../../tests/cases/all-cases.ts';
import { AUDIT, defineCase } from '../../tests/cases/define.ts';
import type { CommandIo } from './command-io.ts';

// What a new case is made of and by, step by step.

/** Where a case is made: this checkout, or a project of one's own. */
export interface Project {
  env: CommandIo['env'];
  clock: Clock;
  options: AuditOptions;
  documents: Documents;
  cases: readonly ContractCase[];
  isOwn: boolean;
  /** Its folder. */
  root: string;
  /** What its config says; null where there is none. */
  record: ReturnType<typeof projectRecord>;
}

/** Opens the project that the environment names. Throws what its config and documents throw. */
export async function projectOf(env: CommandIo['env']): Promise<Project> {
  await openProject(env);
  const record = projectRecord(env);
  const isOwn = record !== null || typeof SHIPPED_BUILD === 'string';
  const options = optionsFrom({ ...env, [OPTION_VARIABLES.target]: 'simulator' });
  return {
    env,
    clock: clockFrom(env),
    options,
    documents: readDocuments(options),
    cases: await casesOf(env, allCases),
    isOwn,
    root: record === null ? (isOwn ? process.cwd() : PROJECT_DIR) : dirname(record.config),
    record,
  };
}

/** The call of a new case: a case of the same call has what this one needs of an account. */
export interface NewCall {
  entry: SpecEntry;
  like: ContractCase | undefined;
  partners: boolean;
  write: boolean;
  token: TokenRole;
}

/** The call of an entry, for a case that is not there yet. */
export function callOf(entry: SpecEntry, cases: readonly ContractCase[]): NewCall {
  const like = cases.find(({ path, method }) => path === entry.path && method === entry.method);
  const partners = entry.path.startsWith('/api/partners/');
  const write = !isReadOnly(entry.method, entry.path.replace(/\{\w+\}/g, '1'));
  return {
    entry,
    like,
    partners,
    write,
    token: partners ? (write ? 'partnersWrite' : 'partnersRead') : 'rest',
  };
}

function draftOf({ entry, like, write, token }: NewCall, schema: string, outcome: Outcome): ContractCase {
  return defineCase({
    id: entry.id,
    method: entry.method,
    path: entry.path,
    profiles: AUDIT,
    write,
    ...(like === undefined ? {} : { params: like.params }),
    scenarios: [{ name: '', token, outcome, schema, rules: [], rows: [] }],
  });
}

/** Asks the simulator, and gives the recordings with the answer to the entry's own call. Throws USAGE where there is none. */
export async function recordedFor(
  call: NewCall,
  schemas: SchemaSet,
  { env, options, cases, clock }: Project,
): Promise<{ text: string; recordings: Recording[]; answer: Recording }> {
  const { id } = call.entry;
  const request = { options, ids: [id], items: null, kept: null, schemas };
  const made = await makeRecordings({ ...request, cases: [...cases, draftOf(call, '', 'ok')] }, env, clock);
  const text = made.files.get(`${id}.json`)?.text ?? '[]';
  const recordings = JSON.parse(text) as Recording[];
  const [answer] = recordings;
  if (answer !== undefined) return { text, recordings, answer };
  throw new AuditError('USAGE', `entry ${id} got no answer`, 'Look at its request.');
}

/** The file of the case of an entry. Throws USAGE where there is one. */
export function caseFileOf({ id, section }: SpecEntry, { root, isOwn }: Project): string {
  const name = `${section}-${id.slice(section.length).replace('.', '')}.cases.ts`;
  const file = join(root, isOwn ? 'cases' : 'tests/cases', name);
  if (!existsSync(file)) return file;
  throw new AuditError('USAGE', 'there is a file of that case already', 'Remove it first.', {
    file: relative(root, file),
  });
}

/**
 * What an audit makes of the answer, with the schema that was just written: the names of the checks that failed, and whether the document
 * lacks entries of the profile that the case is in.
 */
export async function judged(
  call: NewCall,
  { recordings, outcome, schema }: { recordings: readonly Recording[]; outcome: Outcome; schema: string },
  { env, options, documents, cases }: Project,
): Promise<{ failed: string[]; isShort: boolean }> {
  const schemas = apiSchemas(env);
  const isKnown = schemas.names().includes(schema);
  const draft = draftOf(call, isKnown ? schema : 'partners-error', outcome);
  const present = withEntries(documents, [...cases, draft]);
  const plan = planRun({ ...options, profile: 'audit' }, documents, present);
  const planned = plan.joined.find(({ entry }) => entry.id === call.entry.id);
  const [scenario] = planned?.case.scenarios ?? [];
  const tools = { plan, schemas, masker: auditMasker(env) };
  const checks =
    planned === undefined || scenario === undefined
      ? []
      : (JSON.parse(await judgeRecordings(recordings, tools, planned, scenario))[0] as [string, string][]);
  const failed = checks.filter(([check, result]) => result === 'fail' && (isKnown || check !== 'schema'));
  return {
    failed: failed.map(([check]) => check),
    isShort: cases.some((one) => one.profiles.includes('audit') && !present.includes(one)),
  };
}

/** The entry of an id. Throws USAGE for one that there is not, or that has a case. */
export function entryOf(id: string, { documents, cases, isOwn }: Project): SpecEntry {
  const { entries, file } = documents.spec;
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
