import { createTwoFilesPatch } from 'diff';
import { sha256 } from '../common/canonical-json.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import { withoutMasks } from './any-mask.ts';
import type { FixtureStore } from './fixture-store.ts';

/** How a new recording stands to the one that is kept. */
export type RecordingState = 'same' | 'new' | 'changed' | 'unvouched';

export interface RecordingComparison {
  file: string;
  state: RecordingState;
  /** The difference as a patch, shortened; '' when there is none to show. */
  patch: string;
}

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
  const kept = own === null || !anyMask ? own : plainRecording(own);
  const text = anyMask ? plainRecording(given) : given;
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

// A recording with one word for every mask.
function plainRecording(text: string): string {
  const plain = (value: JsonValue, key: string): JsonValue => {
    if (Array.isArray(value)) return value.map((item) => plain(item, key));
    if (isJsonObject(value))
      return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, plain(child, name)]));
    return typeof value === 'string' ? withoutMasks(key, value) : value;
  };
  return `${JSON.stringify(plain(JSON.parse(text) as JsonValue, ''), null, 1)}\n`;
}

function shortened(lines: string[]): string {
  const rest = lines.length - LONGEST_PATCH;
  return rest <= 0
    ? lines.join('\n')
    : [...lines.slice(0, LONGEST_PATCH), `... and ${rest} more lines`].join('\n');
}
