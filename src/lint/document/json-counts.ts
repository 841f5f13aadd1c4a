const RESULTS =
  /^(?:tests?_?)?(?:total|executed|run|passed|failed|skipped|succeeded|success|errors|failures)(?:_?tests?)?$/i;
const GROUPS = /^(?:summary|totals?|results?|stats|counts|tests)$/i;

/**
 * The numbers of a block of JSON with the results of a run (`{"passed": 31, "failed": 2}`), each as a line `passed: 31` with the
 * offset of its line in the block. [] for any other block, such as an answer of the API.
 */
export function jsonCounts(block: string): { offset: number; text: string }[] {
  const members = membersOf(block);
  if (members.filter(([key]) => RESULTS.test(key)).length < 2) return [];
  const lines = block.split('\n');
  return members.flatMap(([key, value]) => {
    const offset = lines.findIndex((line) => new RegExp(`"${key}"\\s*:\\s*${value}(?![\\d.])`).test(line));
    return offset < 0 ? [] : [{ offset, text: lineOf(key, value) }];
  });
}

// The numbers of the object itself, and of a group of totals in it; what is deeper is of a part of the run.
function membersOf(block: string): [string, number][] {
  let root: unknown;
  try {
    root = JSON.parse(block);
  } catch {
    // An excerpt, or something like JSON: nothing can be said of it.
    return [];
  }
  const numbers = (value: unknown): [string, number][] =>
    typeof value !== 'object' || value === null || Array.isArray(value)
      ? []
      : Object.entries(value).flatMap(([key, member]): [string, number][] =>
          typeof member === 'number' && /^\w+$/.test(key) && member >= 0 ? [[key, member]] : [],
        );
  const groups =
    typeof root === 'object' && root !== null ? Object.entries(root).filter(([key]) => GROUPS.test(key)) : [];
  return [...numbers(root), ...groups.flatMap(([, group]) => numbers(group))];
}

function lineOf(key: string, value: number): string {
  const [, name = key, unit] = /^(duration|elapsed)_?(s|sec|seconds|ms)$/i.exec(key) ?? [];
  if (unit !== undefined) return `${name}: ${value} ${unit}`;
  return `${key.replaceAll('_', ' ').replace(/^tests? (?=\w)/i, '')}: ${value}`;
}
