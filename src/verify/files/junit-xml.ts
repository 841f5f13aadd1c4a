import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { JsonObject, JsonValue } from '../../model/json.ts';
import { isJsonObject } from '../../model/json.ts';
import { LIMITS } from '../limits.ts';

/** One test of the report. */
export interface TestCase {
  suite: string;
  name: string;
  status: 'passed' | 'failed' | 'skipped';
  message: string;
  /** Why it was not run; '' for a test that ran. */
  reason: string;
  file: string;
  line: string;
}

/** The elements of a report, attributes as `@name`; null for what is no XML, has declarations or comments, or is deeper than any report. */
export function xmlIn(text: string): JsonObject | null {
  if (text.length > LIMITS.xmlBytes || hasMoreMarks(text, LIMITS.xmlMarks)) return null;
  if (/<!(?:DOCTYPE|ENTITY|--)|<\?(?!xml )/i.test(text) || XMLValidator.validate(text) !== true) return null;
  try {
    return new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '@',
      parseAttributeValue: false,
      parseTagValue: false,
      isArray: (name) => ['testsuite', 'testcase', 'failure', 'error', 'skipped', 'property'].includes(name),
    }).parse(text) as JsonObject;
  } catch {
    return null;
  }
}

function hasMoreMarks(text: string, most: number): boolean {
  let marks = 0;
  for (const _ of text.matchAll(/[<=]/g)) {
    marks += 1;
    if (marks > most) return true;
  }
  return false;
}

/** The tests of a suite. */
export function casesOf(suite: JsonValue): TestCase[] {
  return listOf(suite, 'testcase').map((item) => {
    const failures = [...listOf(item, 'failure'), ...listOf(item, 'error')];
    const [skip] = listOf(item, 'skipped');
    const skipped = skip !== undefined;
    return {
      suite: attribute(item, 'classname'),
      name: attribute(item, 'name'),
      status: failures.length > 0 ? 'failed' : skipped ? 'skipped' : 'passed',
      message: failures.map((failure) => JSON.stringify(failure)).join(' '),
      reason: skip === undefined ? '' : attribute(skip, 'message'),
      file: attribute(item, 'file'),
      line: attribute(item, 'line'),
    };
  });
}

/** What an element holds under a name; undefined where it holds nothing. */
export function memberOf(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The elements of a name within another. */
export function listOf(value: JsonValue | undefined, key: string): JsonValue[] {
  const found = memberOf(value, key);
  return Array.isArray(found) ? found : [];
}

/** An attribute of an element; '' where it has none. */
export function attribute(value: JsonValue, name: string): string {
  return String(memberOf(value, `@${name}`) ?? '');
}
