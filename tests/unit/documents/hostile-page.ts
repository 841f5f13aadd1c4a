import { renderHtml } from '../../../src/documents/html/render-html.tsx';
import type { Exchange } from '../../../src/model/evidence.ts';
import type { Language } from '../../../src/model/plan.ts';
import { answerFile } from '../../../src/report/answer-files.ts';
import { modelOf } from '../report/fixture-bundle.ts';
import { JOBS, ORDERS } from '../report/fixture-plan.ts';
import { goodPlays, type PlayedRun, runOf } from '../report/fixture-run.ts';

/** What an answer may hold that must stay text. */
export const HOSTILE =
  '</pre></script><img src=x onerror="document.title=1">\u202etxt.exe\u200b\u0000 &amp; \'"><script>document.title=2</script>';

/** Place of the answer to 1.1 at which a check failed. */
export const FAILED_AT = '/data/30/note';

/** A run in which one entry failed at a place of its answer, whose texts are hostile, and one call was repeated. */
export function hostileRun(): PlayedRun {
  const orders = Array.from({ length: 60 }, (_, id) => ({ id, payed: false, note: `${id} ${HOSTILE}` }));
  const tried: Exchange['attempts'][number] = {
    startedAt: '2025-11-09T13:59:22.000Z',
    durationMs: 120,
    status: 429,
    error: null,
    waitMs: 0,
    reason: null,
  };
  const plays = goodPlays().map((play) => {
    if (play.id === '1.1')
      return { ...play, body: { data: orders }, rows: { [ORDERS]: [3, 2, 3], [JOBS]: [1, 1] } as const };
    if (play.id !== '2.1') return play;
    return { ...play, attempts: [tried, { ...tried, status: 200, waitMs: 1000, reason: 'HTTP 429' }] };
  });
  const run = runOf(plays, { unhandledErrors: [HOSTILE] });
  const evidence = run.evidence.map((item) =>
    item.id === '1.1'
      ? {
          ...item,
          checks: [
            ...item.checks,
            {
              name: 'schema',
              result: 'fail' as const,
              message: `${FAILED_AT}: expected text without tags, came ${JSON.stringify(HOSTILE)}`,
            },
          ],
        }
      : item,
  );
  return { ...run, evidence };
}

/** The page of that run. */
export function hostilePage(language: Language): string {
  const run = hostileRun();
  const files = new Map(run.evidence.map((item) => [answerFile(item).path, answerFile(item).content]));
  return renderHtml(modelOf(run), { files: [], answer: (path) => files.get(path) ?? null, language });
}
