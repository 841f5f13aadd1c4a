import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { sha256Hex } from '../bytes/digest.ts';
import { canonicalText } from '../bytes/json-text.ts';
import { readJson } from '../bytes/read-json.ts';
import { claim, type Ledger } from '../ledger.ts';
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
  const ended = bytes.length > 0 && bytes.at(-1) === LINE_FEED;
  ledger.expect(
    'chain',
    ended,
    'the log ends with a line feed',
    claim(file, 'none'),
    claim('evidence log', 'a line feed after every line'),
  );
  let before = FIRST;
  let understood = bytes.length > 0;
  const lines: LogLine[] = [];
  let index = -1;
  for (const part of partsOf(bytes)) {
    index += 1;
    const place = `${file}:${index + 1}`;
    const value = lineValue(part, place, ledger);
    if (value === null) understood = false;
    else {
      ledger.same(
        'chain',
        'sequence number',
        [place, value['seq'] ?? null],
        ['number of the line', index + 1],
      );
      const above = index === 0 ? 'the start of the chain' : `SHA-256 of ${file}:${index}`;
      ledger.same('chain', 'digest of the line before', [place, value['prev'] ?? null], [above, before]);
      const event = String(value['event']);
      if (hasShape(event, value, place, ledger)) lines.push({ line: index + 1, event, value });
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

function lineValue(part: Buffer, place: string, ledger: Ledger): JsonObject | null {
  const { value, problem } = readJson(part);
  const isObject = problem === null && isJsonObject(value);
  if (!isObject) {
    ledger.expect(
      'log',
      false,
      'a line of the log is one JSON object',
      claim(place, problem ?? 'another value'),
      claim('evidence log', 'a JSON object'),
    );
    return null;
  }
  ledger.held('log', 1);
  const canonical = Buffer.from(canonicalText(value as JsonValue), 'utf8');
  if (canonical.equals(part)) ledger.held('chain', 1);
  else
    ledger.expect(
      'chain',
      false,
      'canonical form (RFC 8785) of a line',
      claim(place, part.toString('utf8')),
      claim('the same value in canonical form', canonical.toString('utf8')),
    );
  return value;
}

function hasShape(event: string, value: JsonObject, place: string, ledger: Ledger): boolean {
  const shape = Object.hasOwn(EVENT_SHAPES, event) ? EVENT_SHAPES[event] : undefined;
  const problem = shape === undefined ? 'no event that is known' : shape(value, '');
  return ledger.expect(
    'log',
    problem === null,
    `members of the event "${event}"`,
    claim(place, problem ?? 'as expected'),
    claim('events of the evidence log', `the members of "${event}"`),
  );
}
