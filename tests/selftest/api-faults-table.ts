import type { SendPolicy } from '../../src/http/policy.ts';
import type { FaultDefinition } from '../../src/simulator/faults/fault-definition.ts';
import type { Patience } from './struck-run.ts';

/** The entry is tried until it passes. */
interface Passes {
  passes: true;
  attempts: number;
  /** Why each further try was made; [] when the first one was enough. */
  reasons: readonly string[];
  /** Waits before each further try, in milliseconds, where they are asked for by the API. */
  waits?: readonly number[];
}

/** The entry fails, by one check. */
interface Fails {
  passes: false;
  attempts: number;
  check: string;
  /** What came, in the words of the test matrix. */
  actual: string;
  /** What the document says of it. */
  says: readonly string[];
}

export type Expected = Passes | Fails;

/** One way in which an API goes wrong, and what an audit must make of it. */
export interface FaultRow {
  /** Beside the name of the fault: what is special about the row. */
  note: string;
  fault: FaultDefinition;
  /** The entry that makes the struck call, and one of another route, which must pass. */
  entry: string;
  other: string;
  /** Limits in place of the policy's own. */
  policy?: Partial<SendPolicy>;
  expected: Record<Patience, Expected>;
}

const REST = { route: 'GET /price-shades', entry: '4.1', other: '4.2' };
const PARTNERS = { route: 'POST /tickets/find/12', entry: '6.10', other: '6.8' };

type Definition = Omit<FaultDefinition, 'fault' | 'route'>;

function row(
  fault: FaultDefinition['fault'],
  note: string,
  expected: FaultRow['expected'],
  {
    place = REST,
    policy,
    ...definition
  }: Definition & { place?: typeof REST; policy?: Partial<SendPolicy> } = {},
): FaultRow {
  const { route, entry, other } = place;
  return {
    note,
    fault: { fault, route, ...definition },
    entry,
    other,
    ...(policy === undefined ? {} : { policy }),
    expected,
  };
}

/** The same whatever the patience. */
function both(expected: Expected): FaultRow['expected'] {
  return { live: expected, simulator: expected };
}

const ONCE: Expected = { passes: true, attempts: 1, reasons: [] };

function fails(check: string, actual: string, attempts: number, ...says: string[]): Fails {
  return { passes: false, attempts, check, actual, says };
}

function failsAtOnce(check: string, actual: string, ...says: string[]): FaultRow['expected'] {
  return both(fails(check, actual, 1, ...says));
}

/** A live run repeats the call for a reason and passes; one try fails. */
function passesLater(count: number, reason: string, { check, actual, says }: Fails, waits?: number[]) {
  const reasons = Array.from({ length: count }, () => reason);
  const live: Expected = {
    passes: true,
    attempts: count + 1,
    reasons,
    ...(waits === undefined ? {} : { waits }),
  };
  return { live, simulator: fails(check, actual, 1, ...says) };
}

/** A live run makes all its five tries in vain; one try fails in the same way. */
function failsLater(check: string, actual: string, ...says: string[]): FaultRow['expected'] {
  return { live: fails(check, actual, 5, ...says), simulator: fails(check, actual, 1, ...says) };
}

const gateway = (status: number) =>
  fails('status', `${status} HTML page`, 5, `HTTP ${status}`, 'an HTML page, not an answer of the API');
const LIMITED = fails('status', '429 TOO_MANY_REQUESTS', 5, 'HTTP 429', 'TOO_MANY_REQUESTS');
const LOST = fails(
  'status',
  'no answer (REQUEST_FAILED)',
  5,
  'no answer: ECONNRESET',
  'no whole answer came',
);
const TOO_LARGE = fails(
  'status',
  'no answer (RESPONSE_TOO_LARGE)',
  1,
  'no answer: ETOOLARGE',
  'larger than 32 MiB',
);
const LATE = ['no answer: ECONNABORTED', 'REQUEST_TIMEOUT', 'no whole answer came in time'];

function late(): FaultRow['expected'] {
  return {
    live: fails('status', 'no answer (REQUEST_TIMEOUT)', 2, ...LATE),
    simulator: fails('status', 'no answer (REQUEST_TIMEOUT)', 1, ...LATE),
  };
}

function again({ check, actual, says }: Fails): FaultRow['expected'] {
  return failsLater(check, actual, ...says);
}

/** What the audit makes of every fault that the simulator knows, where it strikes a read. */
export const FAULT_ROWS: readonly FaultRow[] = [
  row('latency', 'within the limits', both(ONCE), { ms: 30 }),
  row('latency', 'longer than the first byte may take', late(), {
    ms: 10_000,
    policy: { firstByteMs: 1000 },
  }),
  row('drip-feed', 'within the limits', both(ONCE)),
  row('drip-feed', 'longer than the whole may take', late(), { ms: 1000, policy: { totalMs: 1000 } }),
  row('429', 'twice', passesLater(2, 'status 429', LIMITED), { calls: 2 }),
  row('429', 'at every try', again(LIMITED)),
  row('429-retry-after', 'the wait that it asks for', passesLater(1, 'status 429', LIMITED, [7000]), {
    calls: 1,
    retryAfter: 7,
  }),
  row(
    '429-retry-after',
    'a wait beyond the budget of the run',
    failsAtOnce('status', LIMITED.actual, ...LIMITED.says),
    {
      retryAfter: 3600,
    },
  ),
  row('500', 'at every try', failsAtOnce('status', '500 UNKNOWN_ERROR', 'HTTP 500', 'UNKNOWN_ERROR')),
  row('502', 'a burst shorter than the tries', passesLater(4, 'status 502', gateway(502)), { calls: 4 }),
  row('502', 'a burst longer than the tries', again(gateway(502))),
  row('503', 'a burst shorter than the tries', passesLater(4, 'status 503', gateway(503)), { calls: 4 }),
  row('503', 'a burst longer than the tries', again(gateway(503))),
  row('504', 'a burst shorter than the tries', passesLater(4, 'status 504', gateway(504)), { calls: 4 }),
  row('504', 'a burst longer than the tries', again(gateway(504))),
  row(
    'html-200',
    'REST',
    failsAtOnce('contentType', '200 HTML page', 'came text/html; charset=UTF-8: an HTML page'),
  ),
  row('html-200', 'Partners', failsAtOnce('contentType', '200 HTML page', 'came text/html; charset=UTF-8'), {
    place: PARTNERS,
  }),
  row(
    'error-in-200',
    'REST',
    failsAtOnce(
      'envelope',
      '200 UNKNOWN_ERROR',
      'HTTP 200',
      'an error stands inside the 200: code UNKNOWN_ERROR',
    ),
  ),
  row(
    'error-in-200',
    'Partners',
    failsAtOnce(
      'envelope',
      '200 UNKNOWN_ERROR',
      'HTTP 200',
      'an error stands inside the 200: code UNKNOWN_ERROR',
    ),
    { place: PARTNERS },
  ),
  row('empty-body', '', failsAtOnce('json', '200', 'the body is not JSON (0 bytes)')),
  row('truncated-json', 'REST', failsAtOnce('json', '200', 'the body is not JSON (321 bytes)')),
  row('truncated-json', 'Partners', failsAtOnce('json', '200', 'the body is not JSON'), { place: PARTNERS }),
  row('duplicate-keys', '', failsAtOnce('json', '200', 'the key data stands twice in one object')),
  row('deep-nesting', 'deeper than any stack', failsAtOnce('json', '200', 'nested deeper than 512 levels'), {
    depth: 1_000_000,
  }),
  row('deep-nesting', 'within the limits', failsAtOnce('schema', '200', '/data'), { depth: 500 }),
  row('wrong-content-type', '', failsAtOnce('contentType', '200', 'came text/html; charset=UTF-8')),
  row('invalid-utf8', '', failsAtOnce('encoding', '200', 'the body is not valid UTF-8')),
  row(
    'gzip-lie',
    '',
    failsAtOnce(
      'status',
      'no answer (REQUEST_FAILED)',
      'no answer: Z_DATA_ERROR',
      'as its Content-Encoding says',
    ),
  ),
  row('huge-body', 'above the limit', both(TOO_LARGE)),
  row('huge-body', 'below the limit', failsAtOnce('schema', '200', '/data: expected an array'), {
    megabytes: 1,
  }),
  row('endless-body', '', both(TOO_LARGE)),
  row('redirect-loop', '', failsAtOnce('status', '302', 'came 302: a redirect, which is not followed')),
  row('redirect-other-host', '', failsAtOnce('status', '302', 'came 302: a redirect, which is not followed')),
  row('reset-mid-body', 'once', passesLater(1, 'ECONNRESET', LOST), { calls: 1 }),
  row('reset-mid-body', 'at every try', again(LOST)),
  row('no-answer', 'once', passesLater(1, 'ECONNRESET', LOST), { calls: 1 }),
  row('no-answer', 'at every try', again(LOST)),
  row('connection-refused', 'once', passesLater(1, 'ECONNRESET', LOST), { calls: 1, ms: 1 }),
  row('connection-refused', 'at every try', again(LOST), { ms: 1 }),
];
