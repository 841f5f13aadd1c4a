import { validateHeaderName, validateHeaderValue } from 'node:http';
import { isObject } from '../common/forms.ts';
import { DEEPEST, readJson } from '../contract/read-json.ts';
import { type Recording, recordingsText } from './recording.ts';

/** Why a value is no list of recordings that can be answered from, in words; null when it is one. */
export function recordingsProblem(value: unknown): string | null {
  if (!Array.isArray(value)) return 'the recording is no list of calls';
  const broken = value.findIndex((one) => !isRecording(one));
  if (broken !== -1)
    return `call ${broken + 1} of the recording lacks a method, a path, headers, a status or an answer`;
  for (const [index, { rawHeaders }] of (value as Recording[]).entries()) {
    const problem = headerProblem(rawHeaders);
    if (problem !== null) return `call ${index + 1} of the recording cannot be answered: ${problem}`;
  }
  return null;
}

const HALF_OF_A_PAIR = /\\ud[89a-f]/i;

/** An answer stands in its call, and that in a list. */
const AROUND = 2;

/**
 * Why a text of recordings does not hold what a reader makes of it, in words; null when it does. An answer that no reader relies on is
 * recorded as its text, so a key that stands twice, or a number that no double holds, was written by hand: a replay would drop or
 * alter it.
 */
export function unreliable(text: string, recordings: readonly Recording[]): string | null {
  // The recorder's own bytes drop and alter nothing: V8 compares them in a tenth of the time. It keeps half of a pair, as an escape.
  if (!HALF_OF_A_PAIR.test(text) && recordingsText(recordings) === text) return null;
  const { problem } = readJson(text, DEEPEST + AROUND);
  return problem === null ? null : `what it holds cannot be answered as it stands: ${problem}`;
}

function isRecording(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { scope, method, path, body, reqheaders, status, response, rawHeaders } = value;
  const texts = [scope, method, path].every((one) => typeof one === 'string' && one !== '');
  const present = body !== undefined && response !== undefined && Number.isInteger(status);
  return texts && present && isObject(reqheaders) && isObject(rawHeaders);
}

// The first header that no HTTP answer has: a replay would wait for an answer that never comes.
function headerProblem(rawHeaders: Readonly<Record<string, unknown>>): string | null {
  for (const [name, value] of Object.entries(rawHeaders)) {
    if (typeof value !== 'string') return `its header ${JSON.stringify(name)} is no text`;
    try {
      validateHeaderName(name);
    } catch {
      return `its header ${JSON.stringify(name)} has a name that HTTP does not know`;
    }
    try {
      validateHeaderValue(name, value);
    } catch {
      return `its header ${name} has a sign that no header holds: only those of Latin-1 do, without controls`;
    }
  }
  return null;
}
