import { basename } from 'node:path';
import { chosenIds } from '../common/only.ts';
import type { ContractCase } from '../model/case.ts';
import { AuditError } from '../model/errors.ts';
import type { AuditOptions, AuditPlan, CoverageLine, Documents, PlannedEntry } from '../model/plan.ts';
import type { SpecDocument, SpecEntry } from '../model/spec.ts';
import { caseLines } from './case-lines.ts';
import { meets, statusesIn } from './expected-status.ts';
import { SpecCaseMismatchError } from './spec-error.ts';

/** Ids that a message names. */
const NAMED = 10;

/**
 * Joins the cases of the chosen profile with the entries of its document, in the document's order. Throws
 * SPEC_CASE_MISMATCH for a case without its entry or with another method or path, and NOTHING_TO_RUN when nothing is left
 * to do: an empty audit proves nothing.
 */
export function planRun(
  options: AuditOptions,
  documents: Documents,
  cases: readonly ContractCase[],
): AuditPlan {
  const { profile } = options;
  const joined = joinAll(
    { ...documents, spec: { ...documents.spec, file: pathOf(documents.spec, options) } },
    cases,
    ({ profiles }) => profiles.includes(profile),
  );
  const used =
    options.routes === 'documented' ? joined.map((planned) => documentedFor(planned, joined)) : joined;
  const selected = used.filter((planned) => planned.case.profiles.includes(profile));
  if (selected.length === 0) {
    throw new AuditError(
      'NOTHING_TO_RUN',
      `profile ${profile} has no case`,
      'Choose another --profile or add a case to tests/cases/.',
    );
  }
  const spec = profile === 'documented' ? documents.documented : documents.spec;
  const others = selected.filter(({ entry: { id } }) => !spec.entries.some((entry) => entry.id === id));
  if (others.length > 0) {
    throw new AuditError(
      'CONFIG_INVALID',
      `profile "${profile}" has entries of another document than ${spec.file}: ${others.map(({ entry }) => entry.id).join(', ')}`,
      'A profile is a selection of the spec document: leave these out.',
    );
  }
  return {
    options,
    spec,
    selected,
    only: onlyOf(options, spec, selected),
    joined: used,
    replaced: joined.filter((planned) => !used.includes(planned)),
    coverage: coverageOf(spec, cases),
    documents: (['spec', 'documented'] as const).map((kind) => ({
      kind,
      file: documents[kind].file,
      lines: coverageOf(documents[kind], cases),
    })),
  };
}

function onlyOf(
  { only, profile }: AuditOptions,
  spec: SpecDocument,
  selected: readonly PlannedEntry[],
): string[] | null {
  if (only === '') return null;
  const ofProfile = new Set(selected.map(({ entry }) => entry.id));
  return chosenIds(only, {
    entries: spec.entries.map(({ id }) => ({ id, isChoosable: ofProfile.has(id) })),
    from: `profile ${profile}`,
    remedy: 'Choose the profile that has it: --profile full, or --profile documented for R1 and P1.',
  });
}

/**
 * The cases that have an entry in these documents: for what runs no profile. A spec document of a project's own may have a few entries only;
 * that each case of a run has one is for the run to say.
 */
export function withEntries(documents: Documents, cases: readonly ContractCase[]): ContractCase[] {
  const ids = new Set(
    [documents.spec, documents.documented].flatMap(({ entries }) => entries.map(({ id }) => id)),
  );
  return cases.filter(({ id }) => ids.has(id));
}

// A case of another profile than the chosen one may lack its entry: the spec document may be one that has fewer.
function joinAll(
  documents: Documents,
  cases: readonly ContractCase[],
  isChosen: (contractCase: ContractCase) => boolean,
): PlannedEntry[] {
  refuseTwice(documents, cases);
  const byId = new Map(cases.map((contractCase) => [contractCase.id, contractCase]));
  const joined = [documents.spec, documents.documented].flatMap((document) =>
    document.entries.flatMap((entry): PlannedEntry[] => {
      const contractCase = byId.get(entry.id);
      if (contractCase === undefined) return [];
      if (isChosen(contractCase)) refuseMismatch(document, entry, contractCase);
      return [{ entry, case: contractCase, recordedAs: entry.id }];
    }),
  );
  const known = new Set(joined.map(({ entry }) => entry.id));
  const missing = cases.filter((one) => !known.has(one.id) && isChosen(one));
  if (missing.length > 0) refuseMissing(documents, missing);
  return joined;
}

function refuseMissing(documents: Documents, missing: readonly ContractCase[]): never {
  const isDocumented = missing.every(({ profiles }) => profiles.includes('documented'));
  const { file, entries } = isDocumented ? documents.documented : documents.spec;
  const [first] = missing;
  const ids = missing.map(({ id }) => id);
  const own = entries.slice(0, NAMED).map(({ id }) => `'${id}'`);
  throw new SpecCaseMismatchError(
    file,
    missing.length === 1 && first !== undefined
      ? `case ${first.id} (${callOf(first)}) has no entry in the document`
      : `${ids.length} cases of the profile have no entry in the document: ${ids.slice(0, NAMED).join(', ')}${ids.length > NAMED ? ` and ${ids.length - NAMED} more` : ''}`,
    undefined,
    `To audit a document that has fewer, name its entries as a profile in qtickets.config.ts (profiles: { own: [${own.join(', ')}] }) and give --profile own. Else both must name the same id, method and path.`,
  );
}

// The second would stand for both, and the first would check nothing.
function refuseTwice(documents: Documents, cases: readonly ContractCase[]): void {
  const ids = cases.map(({ id }) => id);
  if (new Set(ids).size === ids.length) return;
  const id = ids.find((one, index) => ids.indexOf(one) !== index) ?? '';
  const lines = caseLines(id);
  const free = documents.spec.entries.filter((entry) => !ids.includes(entry.id)).map((entry) => entry.id);
  throw new AuditError(
    'SPEC_CASE_MISMATCH',
    `two cases have the id ${id}${lines.length > 1 ? `: ${lines.join(' and ')}` : ''}`,
    free.length === 0
      ? 'Give each case the id of its own entry, or remove one of them.'
      : `One of them is probably of an entry without a case: ${free.slice(0, 5).join(', ')}.`,
    placeOf(lines.at(-1)),
  );
}

function placeOf(place: string | undefined): { file?: string; line?: number } {
  const [, file, line] = /^(.+):(\d+)$/.exec(place ?? '') ?? [];
  return file === undefined ? {} : { file, line: Number(line) };
}

function refuseMismatch(document: SpecDocument, entry: SpecEntry, contractCase: ContractCase): void {
  const statuses = statusesIn(entry.expected ?? '');
  const outcomes = [...new Set(contractCase.scenarios.map(({ outcome }) => outcome))];
  if (statuses.length > 0 && !outcomes.some((outcome) => statuses.some((status) => meets(outcome, status)))) {
    throw new SpecCaseMismatchError(
      document.file,
      `case ${contractCase.id} was written for the outcome ${outcomes.join(', ')}, but the entry expects ${statuses.join(', ')}`,
      entry.firstLine,
      'Mend the outcome of the case in tests/cases/, or what the entry expects.',
    );
  }
  if (callOf(entry) === callOf(contractCase)) return;
  throw new SpecCaseMismatchError(
    document.file,
    `case ${contractCase.id} was written for ${callOf(contractCase)}, but the entry says ${callOf(entry)}`,
    entry.firstLine,
  );
}

// The document's own name has no folder.
function pathOf({ file }: SpecDocument, { spec }: AuditOptions): string {
  return basename(spec) === file ? spec : file;
}

function callOf({ method, path }: { method: string; path: string }): string {
  return `${method} ${path}`;
}

// The entry keeps its id and place; the request, the expectations and the recordings are those of the documented call.
function documentedFor(planned: PlannedEntry, joined: readonly PlannedEntry[]): PlannedEntry {
  const { entry, case: contractCase } = planned;
  const { documented } = contractCase;
  const other = joined.find((candidate) => candidate.entry.id === documented?.id);
  if (documented === undefined || other === undefined) return planned;
  const { id, title, section, firstLine, lastLine } = entry;
  const scenarios = other.case.scenarios.filter(({ name }) => documented.scenarios.includes(name));
  return {
    entry: { ...other.entry, id, title, section, firstLine, lastLine },
    case: { ...other.case, id, profiles: contractCase.profiles, scenarios },
    recordedAs: other.recordedAs,
  };
}

function coverageOf(document: SpecDocument, cases: readonly ContractCase[]): CoverageLine[] {
  const profilesOf = new Map(cases.map(({ id, profiles }) => [id, profiles]));
  return document.entries.map(({ id, title }) => ({
    id,
    title,
    hasCase: profilesOf.has(id),
    profiles: profilesOf.get(id) ?? [],
  }));
}
