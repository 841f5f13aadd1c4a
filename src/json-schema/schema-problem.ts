/** One way in which a body breaks its schema. It never holds the offending value, which may be personal. */
export interface SchemaProblem {
  /** JSON Pointer (RFC 6901) to the offending value; for a missing property, where the property would stand. */
  pointer: string;
  /** The JSON Schema keyword that failed. */
  keyword: string;
  /** What had to stand there, in plain words: `an integer`, `one of 0, 1`, `the property "payed"`. */
  expected: string;
  /** The file in which the failing keyword stands, for example `schemas/api/order.schema.json`. */
  schemaFile: string;
}

/** Order of problems: by pointer, array indexes as numbers, then by words, keyword and file. */
export function compareProblems(a: SchemaProblem, b: SchemaProblem): number {
  return (
    comparePointers(a.pointer, b.pointer) ||
    compareText(a.expected, b.expected) ||
    compareText(a.keyword, b.keyword) ||
    compareText(a.schemaFile, b.schemaFile)
  );
}

function comparePointers(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const order = compareTokens(left[at] ?? '', right[at] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareTokens(a: string, b: string): number {
  const bothNumbers = /^\d+$/.test(a) && /^\d+$/.test(b);
  return (bothNumbers ? Number(a) - Number(b) : 0) || compareText(a, b);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
