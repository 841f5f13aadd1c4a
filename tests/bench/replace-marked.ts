import { AuditError } from '../../src/model/errors.ts';

/**
 * A text with what stands between two marks (`<!-- name:start -->`, `<!-- name:end -->`) replaced: what a command measured. AuditError
 * USAGE when it has no such marks.
 */
export function replaceMarked(text: string, name: string, content: string, file: string): string {
  const [first, last] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const start = text.indexOf(first);
  const end = text.indexOf(last);
  if (start < 0 || end < start) {
    throw new AuditError('USAGE', 'there is no place for the figures', `Put ${first} and ${last} there.`, {
      file,
    });
  }
  return `${text.slice(0, start)}${first}\n\n${content}\n\n${text.slice(end)}`;
}
