import { expect, test } from 'vitest';
import { masker } from '../../../src/masking/create-masker.ts';
import type { JsonValue } from '../../../src/model/json.ts';
import { sha256Hex } from '../../../src/verify/bytes/digest.ts';
import { canonicalText } from '../../../src/verify/bytes/json-text.ts';
import { compareRecordings } from '../../../src/verify/contract/compare-recordings.ts';
import { toldBy } from './told-by.ts';

// What answered in a replay, held against the recordings of a checkout.

const sumOf = (value: JsonValue) => sha256Hex(canonicalText(value));
const BEGAN = '2025-11-09T13:59:21.000Z';
const BEFORE = '2025-11-08T12:00:00.000Z';
const HEADERS = { 'content-type': 'application/json' };
const RECORDED = {
  ...{ method: 'POST', path: '/a', body: { x: 1 } as JsonValue, status: 200 },
  ...{ response: { data: [1] } as JsonValue, rawHeaders: HEADERS },
};
const SOURCE = { by: 'recording', file: '1.1.json', of: 'live', host: 'h', recordedAt: BEFORE };
const OF_SIMULATOR = { ...SOURCE, of: 'simulator', host: null };
const ASKED = { method: 'POST', path: '/a', bodySha256: sumOf({ x: 1 }) };
const OTHERWISE = { ...ASKED, bodySha256: sumOf({ x: 9 }) };
const CAME = { status: 200, bodySha256: sumOf({ data: [1] }), bytes: 12 };
const exchange = (change: object = {}) => ({
  ...{ role: 'call', line: 5, request: ASKED, response: CAME, answeredBy: SOURCE },
  ...change,
});
const remark = (call: string, kind = 'recorded-otherwise') => ({
  kind,
  message: `the recording of ${call} was made with another body`,
});

interface Given {
  exchanges?: object[];
  findings?: object[];
  headers?: object | null;
  fixed?: boolean;
  own?: object | null;
  answers?: object[];
  /** Recordings that the checkout lacks. */
  lost?: string[];
}

/** The places that are told, and the recordings that the checkout does not have. */
function compared(given: Given): [places: string[], unknown: string[]] {
  const { exchanges = [exchange()], findings = [], headers = HEADERS, fixed = false } = given;
  const { own = {}, answers = [RECORDED], lost = [] } = given;
  const scenario = { id: '1.1', scenario: '', skipReason: null, lines: { finished: 9 }, findings, exchanges };
  const log = { file: 'log', started: { at: BEGAN }, scenarios: [scenario] };
  const filed = { exchanges: exchanges.map(() => ({ response: { headers } })) };
  const evidence = {
    ...{ log, claimed: { run: { reproducible: fixed } } },
    responses: new Map(headers === null ? [] : [[scenario, filed]]),
  } as unknown as Parameters<typeof compareRecordings>[0];
  const [first] = exchanges as { answeredBy: object | null }[];
  const recordings = (name: string) =>
    own === null || lost.includes(name) ? null : { ...first?.answeredBy, answers, ...own };
  let unknown: string[] = [];
  const places = toldBy((ledger) => {
    unknown = compareRecordings(
      evidence,
      { recordings } as unknown as Parameters<typeof compareRecordings>[1],
      ledger.of('contract'),
    );
  });
  return [places.map((place) => place.replace(/^log:|^line /, '')), unknown];
}
const one = (change: object, more: Given = {}): Given => ({ exchanges: [exchange(change)], ...more });
const came = (change: object, more: Given = {}) => one({ response: { ...CAME, ...change } }, more);
const at = (recordedAt: string) => one({ answeredBy: { ...SOURCE, recordedAt } });
const LACKS = ['fixtures/recordings/1.1.json'];
const SECOND = { ...RECORDED, body: { x: 2 }, response: { data: [2] } };
const asSecond = { ...CAME, bodySha256: sumOf({ data: [2] }) };

/** A recording whose JSON no reader relies on: its number is beyond what a double holds. */
const [BEYOND, BEYOND_TEXT] = [{ data: [9007199254740992] }, '{"data":[9007199254740992]}'];
const ofBeyond = (answered: JsonValue, recorded: JsonValue) =>
  came(
    { bodySha256: sumOf(answered), bytes: BEYOND_TEXT.length },
    { answers: [{ ...RECORDED, response: recorded }] },
  );
const ofText = came({ bytes: 12 }, { answers: [{ ...RECORDED, response: '{"data":[1]}' }] });

test.each<[string, Given, string[], string[]]>([
  ['as it is', {}, [], []],
  ['JSON that is not read, recorded as JSON', ofBeyond(masker.maskText(BEYOND_TEXT), BEYOND), [], []],
  ['JSON that is not read, recorded as text', ofBeyond(masker.maskText(BEYOND_TEXT), BEYOND_TEXT), [], []],
  ['such JSON, said to be read', ofBeyond(BEYOND, BEYOND), ['5'], []],
  ['JSON that is read, recorded as text', ofText, [], []],
  ['a simulator', one({ answeredBy: { by: 'simulator' } }, { own: null }), [], []],
  ['nobody', one({ answeredBy: null }, { own: null }), [], []],
  ['a recording of the moment', at(BEGAN), [], []],
  ['a recording made after the run', at('2025-11-10T00:00:00.000Z'), ['5'], []],
  ['one made after a run by a fixed clock', { ...at('2025-11-10T00:00:00.000Z'), fixed: true }, [], []],
  ['one that the checkout lacks', { own: null }, [], LACKS],
  ['one of another time', { own: { recordedAt: BEGAN } }, [], LACKS],
  ['one that it lacks, remarked', { own: null, findings: [remark('POST /a')] }, [], LACKS],
  ['one of another host', { own: { host: 'x' } }, ['5'], []],
  ['one of another target', { own: { of: 'simulator' } }, ['5'], []],
  ['another status', came({ status: 201 }), ['5'], []],
  ['another body', came({ bodySha256: sumOf({ data: [2] }) }), ['5'], []],
  ['another size', came({ bytes: 13 }), ['5'], []],
  ['no size', came({ bytes: null }), ['5'], []],
  ['no size by a fixed clock', came({ bytes: null }, { fixed: true }), [], []],
  ['another size by a fixed clock', came({ bytes: 13 }, { fixed: true }), ['5'], []],
  ['other headers', { headers: { ...HEADERS, x: 'y' } }, ['5'], []],
  ['another method', one({ request: { ...ASKED, method: 'PUT' } }), ['5'], []],
  ['another path', one({ request: { ...ASKED, path: '/b' } }), ['5'], []],
  ['no answer', one({ response: null }), [], []],
  ['no file of the answer', came({ status: 201 }, { headers: null }), [], []],
  ['the answer to another body', one({ response: asSecond }, { answers: [RECORDED, SECOND] }), ['5'], []],
  [
    'an answer to no such body',
    one({ request: OTHERWISE, response: asSecond }, { answers: [RECORDED, SECOND] }),
    [],
    [],
  ],
  ['another body, of an account', one({ request: OTHERWISE }), [], []],
  ['another body, of a simulator', one({ request: OTHERWISE, answeredBy: OF_SIMULATOR }), ['9'], []],
  [
    'another body without an answer',
    one({ request: OTHERWISE, answeredBy: OF_SIMULATOR, response: null }),
    ['9'],
    [],
  ],
  ['the same body of a simulator', one({ answeredBy: OF_SIMULATOR }), [], []],
  ['the same body without an answer', one({ answeredBy: OF_SIMULATOR, response: null }), [], []],
  [
    'another body, remarked twice',
    one(
      { request: OTHERWISE, answeredBy: OF_SIMULATOR },
      { findings: [remark('POST /a'), remark('POST /a')] },
    ),
    [],
    [],
  ],
  ['the same body, remarked', { findings: [remark('POST /a')] }, ['9'], []],
  ['another remark', { findings: [remark('POST /a', 'other')] }, [], []],
  [
    'no body on either side',
    one(
      { request: { ...ASKED, bodySha256: sumOf(null) }, answeredBy: OF_SIMULATOR },
      { answers: [{ ...RECORDED, body: '' }] },
    ),
    [],
    [],
  ],
  [
    'a text',
    came({ bodySha256: sumOf('<p>é'), bytes: 5 }, { answers: [{ ...RECORDED, response: '<p>é' }] }),
    [],
    [],
  ],
  [
    'two that the checkout lacks',
    {
      exchanges: ['b', 'a', 'b'].map((file) => exchange({ answeredBy: { ...SOURCE, file } })),
      own: null,
    },
    [],
    ['fixtures/recordings/a', 'fixtures/recordings/b'],
  ],
  [
    'two remarks in another order',
    {
      exchanges: ['/b', '/a'].map((path) =>
        exchange({ request: { ...OTHERWISE, path }, answeredBy: OF_SIMULATOR }),
      ),
      answers: [RECORDED, { ...RECORDED, path: '/b' }],
      findings: [remark('POST /a'), remark('POST /b')],
    },
    [],
    [],
  ],
  [
    'a remark where a setup was answered by what the checkout lacks',
    {
      exchanges: [exchange({ role: 'setup', answeredBy: { ...SOURCE, file: 'b' } }), exchange()],
      ...{ lost: ['b'], findings: [remark('POST /a')] },
    },
    ['9'],
    ['fixtures/recordings/b'],
  ],
  [
    'a remark where the call was',
    {
      exchanges: [exchange({ role: 'setup' }), exchange({ answeredBy: { ...SOURCE, file: 'b' } })],
      ...{ lost: ['b'], findings: [remark('POST /a')] },
    },
    [],
    ['fixtures/recordings/b'],
  ],
])('an answer of a replay is the one of its recording: %s', (_, given, places, unknown) => {
  expect(compared(given)).toEqual([places, unknown]);
});
