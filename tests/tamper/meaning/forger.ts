import { canonicalJson } from '../../../src/common/canonical-json.ts';
import { DOCUMENTS } from '../../../src/documents/documents.ts';
import type { AuditRun } from '../../../src/model/audit-run.ts';
import type { Exchange } from '../../../src/model/evidence.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { attestationFiles } from '../../../src/report/attestation.ts';
import { type BundleFile, fileSum, textFile } from '../../../src/report/bundle-file.ts';
import { countsCsv } from '../../../src/report/counts-csv.ts';
import { ctrfReport } from '../../../src/report/ctrf.ts';
import type { Signer } from '../../../src/report/dsse.ts';
import { prettyJson } from '../../../src/report/pretty-json.ts';
import { sha256Sums } from '../../../src/report/sha256-sums.ts';
import { evidenceIn, listedFiles } from '../../../src/verify/compare-bundle.ts';
import { deriveRun } from '../../../src/verify/derive/derive-run.ts';
import { fileKind, OUTSIDE, pathOf } from '../../../src/verify/files/layout.ts';
import { Ledger } from '../../../src/verify/ledger.ts';
import { readLog } from '../../../src/verify/log/read-log.ts';
import { labelOf } from '../../../src/verify/log/run-log.ts';
import { matchResponses, RESPONSES_FOLDER } from '../../../src/verify/responses/match-responses.ts';
import { eventsOf, type Files, pathLike, sum, textOf } from '../seal-again.ts';
import { storedZip } from '../stored-zip.ts';
import { forgedJunit } from './forged-junit.ts';

/** An event of the log, in a forger's hands: changed as he likes. */
// biome-ignore lint/suspicious/noExplicitAny: whatever stands in an event may become anything else
export type Event = Record<string, any>;

/** All that a bundle holds of one scenario that ran. */
export class ForgedScenario {
  readonly started: Event;
  readonly checks: Event;
  readonly rows: Event;
  readonly finished: Event;
  readonly #own: Event[];
  readonly #content: Buffer | undefined;
  readonly #head: string;
  #exchanges: Exchange[] | undefined;

  constructor(events: readonly Event[], files: Files) {
    this.started = events[0] ?? {};
    this.#own = events.slice(1, -3);
    [this.checks, this.rows, this.finished] = events.slice(-3) as [Event, Event, Event];
    this.#content = files.get(this.finished['artifact']?.path ?? '');
    this.#head = JSON.stringify(this.#facts());
  }

  get label(): string {
    return labelOf(this.started as { id: string; scenario: string });
  }

  /** Requests and answers, to be changed in place. */
  get exchanges(): Exchange[] {
    this.#exchanges ??= (
      JSON.parse(this.#content?.toString('utf8') ?? '{"exchanges":[]}') as { exchanges: Exchange[] }
    ).exchanges;
    return this.#exchanges;
  }

  set exchanges(exchanges: Exchange[]) {
    this.#exchanges = exchanges;
  }

  /** The scenario's own call. Throws a RangeError where it made none. */
  get call(): Exchange & { response: NonNullable<Exchange['response']> } {
    const call = this.exchanges.find(({ role }) => role === 'call');
    if (call?.response == null) throw new RangeError(`${this.label} has no answer`);
    return call as Exchange & { response: NonNullable<Exchange['response']> };
  }

  /** The body of its answer. */
  // biome-ignore lint/suspicious/noExplicitAny: a forger reaches wherever he likes
  get body(): any {
    return this.call.response.body;
  }

  check(name: string | RegExp): Event {
    const found = (this.checks['checks'] as Event[]).find((one) =>
      typeof name === 'string' ? one['name'] === name : name.test(one['name']),
    );
    if (found === undefined) throw new RangeError(`${this.label} has no check ${name}`);
    return found;
  }

  row(table: RegExp): Event {
    const found = (this.rows['rows'] as Event[]).find((one) => table.test(one['table']));
    if (found === undefined) throw new RangeError(`${this.label} has no rows in ${table}`);
    return found;
  }

  /** Its events, and its response file at a path, as the product writes them. */
  written(path: string): { events: Event[]; content: Buffer } {
    const { id, scenario, counted } = this.started;
    const of = { id, scenario, counted };
    const changed = this.#exchanges !== undefined || this.#content === undefined;
    const call = changed ? this.exchanges.find(({ role }) => role === 'call') : undefined;
    if (call?.response != null) {
      this.finished['httpStatus'] = call.response.status;
      this.finished['actual'] = wordsOf(call.response);
    }
    this.finished['result'] = this.#passed() ? 'pass' : 'fail';
    const facts = this.#facts();
    const same = !changed && JSON.stringify(facts) === this.#head;
    const content = same
      ? (this.#content as Buffer)
      : Buffer.from(prettyJson({ ...facts, exchanges: this.exchanges }), 'utf8');
    const exchanges = changed ? this.exchanges.map(eventOf) : this.#own;
    return {
      events: [
        { ...this.started },
        ...exchanges.map((event) => ({ ...event, ...of })),
        { ...this.checks, ...of },
        { ...this.rows, ...of },
        { ...this.finished, ...of, artifact: { path, sha256: sum(content) } },
      ],
      content,
    };
  }

  /** What a response file says beside its exchanges. */
  #facts(): Event {
    const { id, scenario, counted, outcome, expected } = this.started;
    return { id, scenario, counted, outcome, expected, actual: this.finished['actual'] };
  }

  #passed(): boolean {
    const results = (this.checks['checks'] as Event[]).map((one) => one['result']);
    const rows = this.rows['rows'] as Event[];
    const called =
      this.#exchanges?.some(({ role, response }) => role === 'call' && response !== null) ??
      this.#own.some((event) => event['role'] === 'call' && event['response'] !== null);
    return (
      called &&
      results.includes('pass') &&
      !results.includes('fail') &&
      rows.every((row) => row['expected'] === row['actual'])
    );
  }
}

function eventOf({ role, name, request, response, answeredBy, attempts }: Exchange): Event {
  return {
    event: 'exchange',
    role,
    name,
    request: { method: request.method, path: request.path, bodySha256: sum(canonicalJson(request.body)) },
    response:
      response === null
        ? null
        : {
            status: response.status,
            json: response.json,
            bytes: response.bytes,
            bodySha256: sum(canonicalJson(response.body)),
          },
    answeredBy,
    attempts,
  };
}

function wordsOf({ status, body }: NonNullable<Exchange['response']>): string {
  const error = body as { status?: unknown; error?: unknown; code?: unknown } | null;
  const isError =
    typeof error === 'object' &&
    error !== null &&
    (error.status === 'error' || ('error' in error && typeof error.status === 'number'));
  return isError && typeof error.code === 'string' ? `${status} ${error.code}` : String(status);
}

/** What a forger changes: the evidence, and of the model what nothing else in the bundle tells. */
export interface Forger {
  started: Event;
  loader: Event | null;
  scenarios: ForgedScenario[];
  /** What comes after the scenarios: skipped ones (which are told in their place), gaps, the account, errors. */
  rest: Event[];
  finished: Event;
  audit: AuditRun;
  /** Other files, to be dropped or changed. */
  files: Files;
  scenario(label: string): ForgedScenario;
  /** Tables as they were counted at the end. */
  gain(table: RegExp, rows: number): void;
  /** Drops a scenario, and what its rows did to the tables. */
  drop(label: string): void;
}

/**
 * The bundle of a forger who has the source: he changes the evidence, and all the rest follows from it by the product's own
 * code. An archive's order and every sum are right, and where there was a signature there is his own.
 */
export function forged(files: Files, change: (forger: Forger) => void, signer: Signer | null = null): Files {
  const { evidence, derived } = forgedEvidence(files, change);
  return withDocuments(evidence, derived, signer);
}

/** The same without what is told of the evidence: log, answers, `audit.json` and what was there before. */
export function forgedEvidence(
  files: Files,
  change: (forger: Forger) => void,
): { evidence: Files; derived: AuditRun } {
  const forger = forgerOf(files, eventsOf(files) as Event[]);
  change(forger);
  return written(forger);
}

function forgerOf(files: Files, events: Event[]): Forger {
  const scenarios: ForgedScenario[] = [];
  const rest: Event[] = [];
  let loader: Event | null = null;
  for (let at = 1; at < events.length - 1; at += 1) {
    const event = events[at] as Event;
    if (event['event'] === 'loaderRan') loader = event;
    else if (event['event'] === 'scenarioStarted') {
      const end = events.findIndex((one, index) => index > at && one['event'] === 'scenarioFinished');
      scenarios.push(new ForgedScenario(events.slice(at, end + 1), files));
      at = end;
    } else rest.push(event);
  }
  const started = events[0] ?? {};
  const finished = events.at(-1) ?? {};
  const forger: Forger = {
    started,
    loader,
    scenarios,
    rest,
    finished,
    audit: JSON.parse(textOf(files, 'audit.json')) as AuditRun,
    files: new Map(files),
    scenario: (label) => {
      const found = forger.scenarios.find((one) => one.label === label);
      if (found === undefined) throw new RangeError(`no scenario ${label}`);
      return found;
    },
    gain: (table, rows) => {
      for (const [name, counts] of Object.entries((finished['after'] ?? {}) as Record<string, Event>))
        if (table.test(name))
          Object.assign(counts, {
            rows: counts['rows'] + rows,
            keys: counts['keys'] === null ? null : counts['keys'] + rows,
          });
    },
    drop: (label) => {
      const found = forger.scenario(label);
      forger.scenarios = forger.scenarios.filter((one) => one !== found);
      const { rows, load } = found.rows;
      for (const { table, actual } of rows as Event[]) forger.gain(new RegExp(`^${table}$`), -actual);
      if (load === null) return;
      for (const one of forger.scenarios) if (one.rows['load'] > load) one.rows['load'] -= 1;
      if (finished['marked'] !== null)
        finished['marked'] = (finished['marked'] as Event[])
          .filter((mark) => mark['load'] !== load)
          .map((mark) => ({ ...mark, load: mark['load'] > load ? mark['load'] - 1 : mark['load'] }));
      renewVersions(forger);
    },
  };
  return forger;
}

// The newest version of a table is that of the last load into it.
function renewVersions({ started, finished, scenarios }: Forger): void {
  const first = BigInt(Date.parse(started['at'])) * 1000n;
  for (const [name, counts] of Object.entries((finished['after'] ?? {}) as Record<string, Event>)) {
    if (counts['maxVer'] === null) continue;
    const loads = scenarios.filter((one) =>
      (one.rows['rows'] as Event[]).some(({ table, sent }) => table === name && sent > 0),
    );
    const last = Math.max(0, ...loads.map((one) => one.rows['load'] ?? 0));
    counts['maxVer'] = last === 0 ? null : String(first + BigInt(last - 1));
    if (last === 0) counts['maxSnapshotTs'] = null;
  }
}

function written(forger: Forger): { evidence: Files; derived: AuditRun } {
  const { started, loader, scenarios, rest, finished, audit } = forger;
  const files = new Map(
    [...forger.files].filter(
      ([path]) => !path.startsWith(RESPONSES_FOLDER) && !OUTSIDE.includes(fileKind(path) ?? 'log'),
    ),
  );
  const used = new Map<string, number>();
  const own = scenarios.flatMap((one) => {
    const stem = RESPONSES_FOLDER + stemOf(one.started);
    const number = (used.get(stem) ?? 0) + 1;
    used.set(stem, number);
    const path = number === 1 ? `${stem}.json` : `${stem}_${number}.json`;
    const { events, content } = one.written(path);
    files.set(path, content);
    return events;
  });
  const skipped = rest.filter((event) => event['event'] === 'scenarioSkipped');
  const later = rest.filter((event) => event['event'] !== 'scenarioSkipped');
  const body = inSpecOrder([...own, ...skipped], audit);
  const logFile = pathLike(files, /\.jsonl$/);
  files.set(logFile, logOf([started, ...(loader === null ? [] : [loader]), ...body, ...later, finished]));
  const derived = derivedFrom(files, audit);
  rename(files, 'log', `logs/qtickets_run_${derived.run.stamp}.jsonl`);
  put(files, textFile('audit.json', prettyJson(derived)));
  return { evidence: files, derived };
}

// Everything that is told of the model, and what seals it.
function withDocuments(files: Files, derived: AuditRun, signer: Signer | null): Files {
  const { stamp } = derived.run;
  rename(files, 'counts', `artifacts/clickhouse_counts_${stamp}.csv`);
  const counts = pathOf(files.keys(), 'counts');
  if (counts !== null) files.set(counts, Buffer.from(countsCsv(derived.tables), 'utf8'));
  for (const path of [...files.keys()])
    if (['document', 'page'].includes(fileKind(path) ?? '')) files.delete(path);
  put(files, ctrfReport(derived));
  if (files.has('junit.xml')) put(files, textFile('junit.xml', forgedJunit(derived)));
  const sources = {
    files: listedFiles(files),
    answer: (path: string) => files.get(path) ?? null,
    language: 'en' as const,
  };
  for (const { path, render } of DOCUMENTS) put(files, textFile(path(derived), render(derived, sources)));
  const archive = { path: `qtickets_run_${stamp}.zip`, content: storedZip(files) };
  const model = { path: 'audit.json', content: files.get('audit.json') as Buffer };
  put(
    files,
    archive,
    ...attestationFiles(derived, { archive: fileSum(archive), model: fileSum(model) }, signer),
  );
  const sums = [...files].map(([path, content]) => fileSum({ path, content }));
  return files.set('SHA256SUMS', Buffer.from(sha256Sums(sums), 'utf8'));
}

function derivedFrom(files: Files, claimed: AuditRun): AuditRun {
  const ledger = new Ledger();
  const file = pathLike(files, /\.jsonl$/);
  const log = readLog(file, files.get(file) as Buffer, ledger);
  if (log === null) throw new RangeError(`no log that can be read: ${ledger.disagreements[0]?.what}`);
  const derived = deriveRun(
    evidenceIn(files, { log, responses: matchResponses(log, files, ledger), claimed }),
  );
  return { ...derived, comparison: claimed.comparison };
}

function logOf(events: readonly Event[]): Buffer {
  let prev = '0'.repeat(64);
  const lines = events.map((event, index) => {
    const line = canonicalJson({ ...event, seq: index + 1, prev } as JsonValue);
    prev = sum(line);
    return `${line}\n`;
  });
  return Buffer.from(lines.join(''), 'utf8');
}

// Skipped scenarios stand among those that ran, in the order of the document.
function inSpecOrder(events: readonly Event[], { entries }: AuditRun): Event[] {
  const rank = new Map(entries.map(({ id }, index) => [id, index]));
  const place = (event: Event) => rank.get(event['id']) ?? rank.size;
  return events
    .map((event, index) => ({ event, index }))
    .sort((a, b) => place(a.event) - place(b.event) || a.index - b.index)
    .map(({ event }) => event);
}

function rename(files: Files, kind: 'log' | 'counts', to: string): void {
  const from = pathOf(files.keys(), kind);
  const content = from === null ? undefined : files.get(from);
  if (from === null || content === undefined || from === to) return;
  files.delete(from);
  files.set(to, content);
}

function put(files: Files, ...made: readonly BundleFile[]): void {
  for (const { path, content } of made) files.set(path, content);
}

function stemOf({ id, scenario, counted }: Event): string {
  const parts = [counted ? 'test' : 'prerequisite', String(id).replaceAll('.', '_')];
  if (scenario !== '') parts.push(String(scenario).replace(/[^\w-]+/g, '-'));
  return parts.join('_');
}
