import { digestOf } from '../bytes/digest.ts';
import { canonicalText } from '../bytes/json-text.ts';
import type { Comparisons, Told } from '../ledger.ts';
import {
  type LoggedExchange,
  type LoggedScenario,
  labelOf,
  type RunLog,
  ranScenarios,
} from '../log/run-log.ts';
import { type ReadResponse, type ResponseFile, readResponse } from './response-file.ts';

/** Folder of the response files. */
export const RESPONSES_FOLDER = 'artifacts/qtickets_responses/';

/** The response file of each scenario that ran; a scenario whose file is missing or is none is not in it. */
export type Responses = Map<LoggedScenario, ResponseFile>;

/**
 * Compares the response files with the log: a file of the right name and sum for every scenario that ran and no other file,
 * and in it the same requests, answers, sums of bodies and attempts.
 */
export function matchResponses(
  log: RunLog,
  files: ReadonlyMap<string, Buffer>,
  ledger: Comparisons,
): Responses {
  const found: Responses = new Map();
  const names = new FileNames();
  for (const scenario of ranScenarios(log)) {
    const place = `${log.file}:${scenario.lines.finished}`;
    const path = names.next(scenario);
    const named = ledger.same(
      `response file of ${labelOf(scenario)}`,
      [place, scenario.artifact?.path ?? null],
      ['name by id and scenario', path],
    );
    const bytes = named ? files.get(path) : undefined;
    if (named) {
      const present = bytes !== undefined;
      ledger.expect(present, 'a file that the log names', [place, path], [path, 'a file']);
    }
    if (bytes === undefined) continue;
    ledger.same(
      'SHA-256 of a response file',
      [place, scenario.artifact?.sha256 ?? null],
      [path, digestOf(bytes)],
    );
    const content = matchOne(log.file, scenario, path, readResponse(bytes), ledger);
    if (content !== null) found.set(scenario, content);
  }
  for (const path of files.keys()) {
    if (!path.startsWith(RESPONSES_FOLDER)) continue;
    const known = names.has(path);
    ledger.expect(known, 'a scenario for every file', [path, 'a file'], [log.file, 'no such scenario']);
  }
  return found;
}

/** Names of response files by id and scenario; later ones of the same name get a number. */
class FileNames {
  readonly #used = new Map<string, number>();
  readonly #given = new Set<string>();

  next({ id, scenario, counted }: LoggedScenario): string {
    const parts = [counted ? 'test' : 'prerequisite', id.replaceAll('.', '_')];
    if (scenario !== '') parts.push(scenario.replace(/[^\w-]+/g, '-'));
    const stem = RESPONSES_FOLDER + parts.join('_');
    const number = (this.#used.get(stem) ?? 0) + 1;
    this.#used.set(stem, number);
    const path = number === 1 ? `${stem}.json` : `${stem}_${number}.json`;
    this.#given.add(path);
    return path;
  }

  has(path: string): boolean {
    return this.#given.has(path);
  }
}

function matchOne(
  logFile: string,
  scenario: LoggedScenario,
  path: string,
  read: ReadResponse,
  ledger: Comparisons,
): ResponseFile | null {
  const form: Told = [
    'form of the bundle',
    'sorted keys, two spaces of indent, the members of a response file',
  ];
  ledger.expect(read.problem === null, 'form of a response file', [path, read.problem ?? ''], form);
  if (read.content === null) return null;
  const { content, bodies, asWritten } = read;
  ledger.expect(asWritten, 'bytes of a response file', [path, 'another form'], form);
  for (const member of ['id', 'scenario', 'counted', 'outcome', 'expected', 'actual'] as const) {
    const line = member === 'actual' ? scenario.lines.finished : scenario.line;
    ledger.same(member, [`${path}#/${member}`, content[member]], [`${logFile}:${line}`, scenario[member]]);
  }
  const counts = ledger.same(
    'number of exchanges',
    [`${path}#/exchanges`, content.exchanges.length],
    [`${logFile}:${scenario.line}`, scenario.exchanges.length],
  );
  if (!counts) return null;
  for (const [index, logged] of scenario.exchanges.entries()) {
    const at = `${path}#/exchanges/${index}`;
    const exchange = content.exchanges[index];
    const sums = bodies[index];
    if (exchange === undefined || sums === undefined) continue;
    const place = `${logFile}:${logged.line}`;
    const { request, response } = logged;
    const filed = factsOf(exchange, sums.request, sums.response);
    const told = factsOf(logged, request.bodySha256, response?.bodySha256 ?? null);
    for (const [fact, value] of Object.entries(filed)) {
      ledger.same(`${fact} of an exchange`, [at, value], [place, told[fact]]);
    }
    matchAttempts(ledger, at, place, exchange.attempts, logged);
  }
  return content;
}

/** What the log and a response file both tell of an exchange. */
function factsOf(
  { role, name, request, response, answeredBy }: ResponseFile['exchanges'][number] | LoggedExchange,
  requestBody: unknown,
  responseBody: unknown,
): Record<string, unknown> {
  const { status = null, json = null, bytes = null } = response ?? {};
  return {
    role,
    name,
    method: request.method,
    path: request.path,
    requestBody,
    status,
    json,
    bytes,
    responseBody,
    answeredBy: answeredBy === null ? 'nothing' : canonicalText({ ...answeredBy }),
  };
}

function matchAttempts(
  ledger: Comparisons,
  at: string,
  place: string,
  filed: LoggedExchange['attempts'],
  logged: LoggedExchange,
): void {
  const { attempts, response } = logged;
  const plain = (list: LoggedExchange['attempts']) =>
    list.map(({ startedAt, durationMs, status, error, waitMs, reason }) => [
      startedAt,
      durationMs,
      status,
      error,
      waitMs,
      reason,
    ]);
  ledger.same('attempts', [`${at}/attempts`, plain(filed)], [place, plain(attempts)]);
  const last = attempts.at(-1)?.status ?? null;
  ledger.same(
    'status of the last attempt and of the answer',
    [place, response?.status ?? null],
    [place, last],
  );
  const first = attempts[0];
  const unprompted = first === undefined || (first.waitMs === 0 && first.reason === null);
  ledger.expect(
    unprompted,
    'the first attempt has no reason',
    [place, first?.reason ?? ''],
    ['attempts', 'none'],
  );
}
