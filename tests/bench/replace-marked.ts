import { AuditError } from '../../src/model/errors.ts';

const START = '<!-- bench:start -->';
const END = '<!-- bench:end -->';

/** A text with what stands between the two marks of the benchmark replaced. AuditError USAGE when it has no such marks. */
export function replaceMarked(text: string, content: string, file: string): string {
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < start) {
    throw new AuditError('USAGE', 'there is no place for the table', `Put ${START} and ${END} there.`, {
      file,
    });
  }
  return `${text.slice(0, start)}${START}\n\n${content}\n\n${text.slice(end)}`;
}
