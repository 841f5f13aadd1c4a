import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { sha256Hex } from '../bytes/digest.ts';
import { canonicalText } from '../bytes/json-text.ts';
import { readJson } from '../bytes/read-json.ts';
import type { Comparisons, Ledger } from '../ledger.ts';
import { EVENT_SHAPES } from './event-shapes.ts';

/** One line of the log, whose shape is that of its event. */
export interface LogLine {
  line: number;
  event: string;
  value: JsonObject;
}

const FIRST = '0'.repeat(64);
const LINE_FEED = 0x0a;

/**
 * Splits a log into lines and checks each by itself and against the one before: canonical JSON, sequence number, digest of
 * the line before, the members of its event. Null when a line is not understood: what it says is then not known.
 */
export function readLines(
  file: string,
  bytes: Buffer,
  ledger: Ledger,
): { lines: LogLine[]; head: string } | null {
  const [chain, log] = [ledger.of('chain'), ledger.of('log')];
  const ended = bytes.length > 0 && bytes.at(-1) === LINE_FEED;
  chain.expect(
    ended,
    'the log ends with a line feed',
    [file, 'none'],
    ['evidence log', 'a line feed after every line'],
  );
  let before = FIRST;
  let understood = bytes.length > 0;
  const lines: LogLine[] = [];
  let index = -1;
  for (const part of partsOf(bytes)) {
    index += 1;
    const place = `${file}:${index + 1}`;
    const value = lineValue(part, place, chain, log);
    if (value === null) understood = false;
    else {
      chain.same('sequence number', [place, value['seq'] ?? null], ['number of the line', index + 1]);
      const above = index === 0 ? 'the start of the chain' : `SHA-256 of ${file}:${index}`;
      chain.same('digest of the line before', [place, value['prev'] ?? null], [above, before]);
      const event = String(value['event']);
      if (hasShape(event, value, place, log)) lines.push({ line: index + 1, event, value });
      else understood = false;
    }
    before = sha256Hex(part);
  }
  return understood ? { lines, head: before } : null;
}

// One after the other: the parts of megabytes of line feeds are many times as large, and of most nobody comes to read.
function* partsOf(bytes: Buffer): Generator<Buffer> {
  let from = 0;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, from)) {
    yield bytes.subarray(from, at);
    from = at + 1;
  }
  if (from < bytes.length) yield bytes.subarray(from);
}

function lineValue(part: Buffer, place: string, chain: Comparisons, log: Comparisons): JsonObject | null {
  const { value, problem } = readJson(part);
  const isObject = problem === null && isJsonObject(value);
  if (!isObject) {
    log.expect(
      false,
      'a line of the log is one JSON object',
      [place, problem ?? 'another value'],
      ['evidence log', 'a JSON object'],
    );
    return null;
  }
  log.held();
  const canonical = Buffer.from(canonicalText(value as JsonValue), 'utf8');
  if (canonical.equals(part)) chain.held();
  else
    chain.expect(
      false,
      'canonical form (RFC 8785) of a line',
      [place, part.toString('utf8')],
      ['the same value in canonical form', canonical.toString('utf8')],
    );
  return value;
}

function hasShape(event: string, value: JsonObject, place: string, log: Comparisons): boolean {
  const shape = Object.hasOwn(EVENT_SHAPES, event) ? EVENT_SHAPES[event] : undefined;
  const problem = shape === undefined ? 'no event that is known' : shape(value, '');
  return log.expect(
    problem === null,
    `members of the event "${event}"`,
    [place, problem ?? 'as expected'],
    ['events of the evidence log', `the members of "${event}"`],
  );
}
