import { createTwoFilesPatch } from 'diff';
import { sha256 } from '../common/canonical-json.ts';
import { kindOfKey } from '../masking/field-keys.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import type { FixtureStore } from './fixture-store.ts';

/** How a new recording stands to the one that is kept. */
export type RecordingState = 'same' | 'new' | 'changed' | 'unvouched';

export interface RecordingComparison {
  file: string;
  state: RecordingState;
  /** The difference as a patch, shortened; '' when there is none to show. */
  patch: string;
}

const MASKED = '(masked)';
/** Masks in running text: e-mails, tokens and words in any capitals, phones in any spelling, codes. */
const MASKS =
  /[a-z0-9]+@mask\.invalid|mask[a-z0-9]{5,}|маскъ[а-я]{8}|(?<!\d)[+]?7[\s(-]*000(?:[\s)-]*\d){7}|\b000\d+|\b00\d{8,}/giu;

const LONGEST_PATCH = 60;
/** Changed lines that are looked for: the time it takes grows with their square. */
const MOST_CHANGES = 500;

/**
 * Compares a new recording with the kept one, byte for byte. `unvouched`: the file is the same, but the manifest does
 * not vouch for its bytes. `anyMask`: the two were masked by different keys, so that a mask is as good as another.
 */
export function compareRecording(
  fixtures: FixtureStore,
  file: string,
  given: string,
  anyMask = false,
): RecordingComparison {
  const own = fixtures.text(file);
  const kept = own === null || !anyMask ? own : withoutMasks(own);
  const text = anyMask ? withoutMasks(given) : given;
  if (kept === null) return { file, state: 'new', patch: '' };
  if (kept === text) {
    const vouched = fixtures.vouchedFor(file)?.sha256 === sha256(own ?? '');
    return { file, state: vouched ? 'same' : 'unvouched', patch: '' };
  }
  const patch = createTwoFilesPatch(`${file} (kept)`, `${file} (now)`, kept, text, '', '', {
    context: 2,
    maxEditLength: MOST_CHANGES,
  });
  const lines = patch?.split('\n').slice(1) ?? [`more than ${MOST_CHANGES} lines differ`];
  return { file, state: 'changed', patch: shortened(lines) };
}

/** A recording with one word for every mask: what masks stand for nobody can compare without their key. */
function withoutMasks(text: string): string {
  const plain = (value: JsonValue, key: string): JsonValue => {
    if (Array.isArray(value)) return value.map((item) => plain(item, key));
    if (isJsonObject(value))
      return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, plain(child, name)]));
    if (typeof value !== 'string' || value === '') return value;
    return kindOfKey(key) === undefined ? value.replace(MASKS, MASKED) : MASKED;
  };
  return `${JSON.stringify(plain(JSON.parse(text) as JsonValue, ''), null, 1)}\n`;
}

function shortened(lines: string[]): string {
  const rest = lines.length - LONGEST_PATCH;
  return rest <= 0
    ? lines.join('\n')
    : [...lines.slice(0, LONGEST_PATCH), `... and ${rest} more lines`].join('\n');
}
