import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AuditError } from '../../../src/model/errors.ts';
import { parseSpec } from '../../../src/spec/read-spec.ts';
import { holds, hostileText } from './property.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const id = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 99 }))
  .map((parts) => parts.join('.'));
const title = fc.stringMatching(/^[A-Z][a-z]{1,8}(?: [a-z]{2,8}){0,3}$/);
const call = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
  path: fc
    .array(fc.stringMatching(/^[a-z]{1,8}$|^\{[A-Z]{1,6}_ID\}$|^[1-9]\d{0,4}$/), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => `/api/rest/v1/${parts.join('/')}`),
});
const entries = fc.uniqueArray(fc.record({ id, title, call }), {
  selector: (entry) => entry.id,
  minLength: 1,
  maxLength: 6,
});

const documentOf = (list: readonly { id: string; title: string; call: { method: string; path: string } }[]) =>
  `# Requests\n\n${list
    .map(
      (entry) =>
        `### ${entry.id}. ${entry.title}\n**Request:**\n\`\`\`\n${entry.call.method} https://qtickets.ru${entry.call.path}\n\`\`\`\n`,
    )
    .join('\n')}`;

test('every entry is read, in its order, with the lines on which it stands', () => {
  holds(
    25,
    fc.property(entries, fc.boolean(), fc.boolean(), (list, withMark, withCr) => {
      const text = documentOf(list);
      const told = withCr ? text.replaceAll('\n', '\r\n') : text;
      const read = parseSpec(bytes(`${withMark ? '\ufeff' : ''}${told}`), 'spec.md').entries;
      expect(read.map(({ id: of }) => of)).toEqual(list.map(({ id: of }) => of));
      const lines = text.split('\n');
      for (const [index, entry] of read.entries()) {
        expect(entry).toMatchObject({ method: list[index]?.call.method, title: list[index]?.title });
        expect(lines[entry.firstLine - 1]).toBe(`### ${entry.id}. ${entry.title}`);
        expect(entry.lastLine).toBeLessThan(read[index + 1]?.firstLine ?? lines.length + 1);
      }
    }),
  );
});

test('a document that is broken anywhere is read, or refused with its file and a remedy', () => {
  holds(
    25,
    fc.property(entries, hostileText, fc.nat(), (list, more, at) => {
      const text = documentOf(list);
      const place = at % text.length;
      try {
        parseSpec(bytes(`${text.slice(0, place)}${more}${text.slice(place)}`), 'spec.md');
      } catch (error) {
        expect(error).toBeInstanceOf(AuditError);
        expect((error as AuditError).remedy).not.toBe('');
      }
    }),
  );
});

test('bytes that are no text are refused, and nothing else happens', () => {
  holds(
    40,
    fc.property(fc.uint8Array({ maxLength: 60 }), (any) => {
      try {
        parseSpec(any, 'spec.md');
      } catch (error) {
        expect(error).toBeInstanceOf(AuditError);
      }
    }),
  );
});
