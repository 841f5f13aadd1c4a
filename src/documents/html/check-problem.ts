/** What a failed check says of one place. */
export interface CheckProblem {
  /** JSON Pointer of the place in the answer; null for what has none. */
  pointer: string | null;
  /** In words, as the check has it. */
  place: string;
  expected: string;
  came: string;
  /** The schema that it was held against; null where it was none. */
  schema: string | null;
}

/** Lines of a message that are looked at: a check tells its first few problems. */
const MOST_LINES = 100;

/** The first lines of a check's message: what was expected and came where it says so, else the line as it is. */
export function problemsOf(message: string): (CheckProblem | string)[] {
  return message.split('\n', MOST_LINES).map((line) => {
    const { place, expected, came, schema } =
      /^(?:(?<place>.+?): )?expected (?<expected>.+?), (?:came|sent|found) (?<came>.+?)(?: \((?<schema>schemas\/[^()\s]+)\))?$/s.exec(
        line,
      )?.groups ?? {};
    if (expected === undefined || came === undefined) return line;
    return { place: place ?? '', pointer: pointerOf(place), expected, came, schema: schema ?? null };
  });
}

function pointerOf(place: string | undefined): string | null {
  if (place === 'the whole body') return '';
  return place?.startsWith('/') === true ? place : null;
}
