import { createTwoFilesPatch } from 'diff';
import { commandLine } from '../common/command-line.ts';
import { AuditError } from '../model/errors.ts';
import type { Recording } from './recording.ts';

/** The part of a recording that a request must equal, masked. */
export type RecordedRequest = Pick<Recording, 'method' | 'path' | 'body' | 'reqheaders'>;

/** No recording in `file`, of a case, answers a request: names the nearest one and shows the difference. `place`: where the file is. */
export function fixtureMiss(
  caseId: string,
  { file, place }: { file: string; place: string },
  asked: RecordedRequest,
  recorded: readonly RecordedRequest[],
): AuditError {
  const [nearest] = recorded
    .map((recording) => difference(file, recording, asked))
    .sort((a, b) => a.changes - b.changes);
  const what =
    nearest === undefined
      ? `${asked.method} ${asked.path} has no recording left: every recording of the scenario was used`
      : `${asked.method} ${asked.path} is not what was recorded: the request differs, which says nothing of the API. The nearest recording and the request of the document:\n${nearest.text}`;
  return new AuditError(
    'FIXTURE_MISS',
    what,
    `If the document's new request is right, run "${commandLine('record', `${caseId} --update`)}" and review the difference, or ask the simulator (--target simulator); if not, restore the document.`,
    { file: place },
  );
}

function difference(
  file: string,
  recorded: RecordedRequest,
  asked: RecordedRequest,
): { text: string; changes: number } {
  const patch = createTwoFilesPatch(
    `${file} (recorded)`,
    'request',
    requestText(recorded),
    requestText(asked),
    '',
    '',
    { context: 2 },
  );
  const lines = patch.split('\n').slice(1);
  return {
    text: lines.join('\n').trimEnd(),
    changes: lines.filter((line) => /^[+-](?![+-])/.test(line)).length,
  };
}

function requestText({ method, path, body, reqheaders }: RecordedRequest): string {
  return `${JSON.stringify({ method, path, reqheaders, body }, null, 2)}\n`;
}
