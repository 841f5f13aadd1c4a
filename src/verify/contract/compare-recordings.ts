import { readJson } from '../../contract/read-json.ts';
import { startOfText } from '../../contract/start-of-text.ts';
import { masker } from '../../masking/create-masker.ts';
import type { JsonValue } from '../../model/json.ts';
import { answerText, type Recording } from '../../targets/recording.ts';
import { sha256Hex } from '../bytes/digest.ts';
import { canonicalText } from '../bytes/json-text.ts';
import type { Evidence } from '../derive/evidence.ts';
import type { Comparisons } from '../ledger.ts';
import { type LoggedExchange, type LoggedScenario, labelOf, ranScenarios } from '../log/run-log.ts';
import type { Contract } from './contract.ts';

/** A recorded answer, as far as a bundle says what came. */
interface RecordedAnswer {
  call: string;
  requestBody: string;
  status: number;
  headers: string;
  body: string;
  bytes: number;
}

/** What the recordings of a checkout say: read once for all bundles that are held against them. */
const known = new WeakMap<readonly Recording[], RecordedAnswer[]>();

/**
 * What answered in a replay lies in the checkout: each answer is the one of its recording, byte for byte as far as a mask leaves it, and
 * one that was made with another body is said to be. Gives the recordings that this checkout does not have, or not of that time.
 */
export function compareRecordings(
  { log, responses, claimed }: Pick<Evidence, 'log' | 'responses' | 'claimed'>,
  { recordings }: Pick<Contract, 'recordings'>,
  ledger: Comparisons,
): string[] {
  const unknown = new Set<string>();
  for (const scenario of ranScenarios(log)) {
    const otherwise = new Set<string>();
    for (const [index, exchange] of scenario.exchanges.entries()) {
      const { answeredBy, line } = exchange;
      if (answeredBy?.by !== 'recording') continue;
      const { file: name, of, host, recordedAt } = answeredBy;
      // A fixed clock says nothing of when a run was made.
      ledger.expect(
        claimed.run.reproducible || recordedAt <= log.started.at,
        `recording that answered ${labelOf(scenario)} was made before the run`,
        [`${log.file}:${line}`, recordedAt],
        [`${log.file}:1`, log.started.at],
      );
      const own = recordings(name);
      // A recording of another making has another time: what answered then is in another checkout.
      if (own === null || own.recordedAt !== recordedAt) {
        unknown.add(name);
        continue;
      }
      ledger.same(
        `what ${name} is a recording of`,
        [`${log.file}:${line}`, [of, host]],
        ['fixtures/manifest.json', [own.of, own.host]],
      );
      const headers = responses.get(scenario)?.exchanges[index]?.response?.headers;
      const isSame = compareAnswer(
        scenario,
        exchange,
        headers,
        { name, answers: answersOf(own.answers), isFixed: claimed.run.reproducible },
        ledger,
      );
      if (!isSame && of === 'simulator') otherwise.add(callOf(exchange.request));
    }
    if (!unknown.has(nameOf(scenario))) compareRemarks(log.file, scenario, otherwise, ledger);
  }
  return [...unknown].sort().map((name) => `fixtures/recordings/${name}`);
}

/** True where the recording was made with the same body. */
function compareAnswer(
  scenario: LoggedScenario,
  { request, response, line }: LoggedExchange,
  headers: Record<string, string> | undefined,
  { name, answers, isFixed }: { name: string; answers: readonly RecordedAnswer[]; isFixed: boolean },
  ledger: Comparisons,
): boolean {
  const ofCall = answers.filter(({ call }) => call === callOf(request));
  const ofBody = ofCall.filter(({ requestBody }) => requestBody === request.bodySha256);
  if (response === null || headers === undefined) return ofBody.length > 0;
  const found = {
    status: response.status,
    headers: canonicalText(headers),
    body: response.bodySha256,
    bytes: response.bytes,
  };
  const isRecorded = (ofBody.length > 0 ? ofBody : ofCall).some(
    ({ status, headers: own, body, bytes }) =>
      status === found.status &&
      own === found.headers &&
      body === found.body &&
      // A run by a fixed clock says no sizes.
      (bytes === found.bytes || (isFixed && found.bytes === null)),
  );
  ledger.expect(
    isRecorded,
    `answer of a recording to ${callOf(request)} of ${labelOf(scenario)}`,
    [`line ${line}`, found],
    [`fixtures/recordings/${name}`, ofCall.map(({ call: _call, ...answer }) => answer)],
  );
  return ofBody.length > 0;
}

// The audit remarks of a recording that it was made with another body, and of no other.
function compareRemarks(
  file: string,
  { findings, lines, ...scenario }: LoggedScenario,
  otherwise: ReadonlySet<string>,
  ledger: Comparisons,
): void {
  const remarked = findings
    .filter(({ kind }) => kind === 'recorded-otherwise')
    .map(({ message }) => /^the recording of (\S+ \S+) was made with another /.exec(message)?.[1] ?? message);
  ledger.same(
    `recordings of ${labelOf(scenario)} that were made with another body`,
    [`${file}:${lines.finished}`, [...new Set(remarked)].sort()],
    ['fixtures/recordings', [...otherwise].sort()],
  );
}

function answersOf(recordings: readonly Recording[]): RecordedAnswer[] {
  const found = known.get(recordings) ?? recordings.map(answerOf);
  known.set(recordings, found);
  return found;
}

function answerOf(recording: Recording): RecordedAnswer {
  const { method, path, body, status, rawHeaders } = recording;
  const text = answerText(recording);
  return {
    call: callOf({ method, path }),
    requestBody: sumOf(body === '' ? null : body),
    status,
    headers: canonicalText(rawHeaders),
    // JSON that no reader relies on is kept as its text, however it was recorded.
    body: sumOf(readJson(text).json ?? masker.maskText(startOfText(text))),
    bytes: Buffer.byteLength(text),
  };
}

function callOf({ method, path }: { method: string; path: string }): string {
  return `${method} ${path}`;
}

function sumOf(value: JsonValue): string {
  return sha256Hex(canonicalText(value));
}

function nameOf({ exchanges }: Pick<LoggedScenario, 'exchanges'>): string {
  const source = exchanges.find(({ role }) => role === 'call')?.answeredBy;
  return source?.by === 'recording' ? source.file : '';
}
