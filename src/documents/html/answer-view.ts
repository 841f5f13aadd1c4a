import { endpointOf } from '../../common/endpoint-of.ts';
import type { AuditScenario } from '../../model/audit-run.ts';
import type { Attempt, Exchange, ExchangeRole } from '../../model/evidence.ts';
import type { Translator } from '../messages/translator.ts';
import { problemsOf } from './check-problem.ts';
import { curlOf } from './curl.ts';
import { type Excerpt, excerptOf } from './excerpt.ts';
import type { Answer } from './read-answer.ts';

/** What is shown of one call. */
export interface CallView {
  role: ExchangeRole;
  name: string;
  method: string;
  path: string;
  endpoint: string;
  headers: [name: string, value: string][];
  request: Excerpt | null;
  curl: string;
  response: { status: number; headers: [name: string, value: string][]; body: Excerpt } | null;
  attempts: readonly Attempt[];
}

/** What is shown of a response file: excerpts, so that no answer is kept whole. */
export interface AnswerView {
  calls: CallView[];
}

/** Characters of an answer that is shown: of one in which something failed, of another, and of a call beside the entry's own. */
const MOST = { failed: 8000, passed: 3500, aside: 1500 } as const;
/** All that passed has this many on a page, and each at least the fewest: of thousands of answers nobody reads much of each. */
const ON_A_PAGE = 1_500_000;
const FEWEST = 300;
/** What was sent is short, and all that a call is made again of. */
const SENT = 1000;

/** What is shown of the calls of a scenario, on a page of so many entries. */
export function answerView(
  { exchanges }: Answer,
  { checks }: Pick<AuditScenario, 'checks'>,
  { baseUrl, translator: { say }, entries }: { baseUrl: string; translator: Translator; entries: number },
): AnswerView {
  const failed = checks
    .filter(({ result }) => result === 'fail')
    .flatMap(({ message }) => (message === null ? [] : problemsOf(message)))
    .flatMap((problem) => (typeof problem === 'string' ? [] : (problem.pointer ?? [])));
  const share = Math.max(FEWEST, Math.floor(ON_A_PAGE / entries));
  const left = (count: number) => say('excerpt.left', { count });
  return {
    calls: exchanges.map(({ role, name, request, response, attempts }) => {
      const own = role === 'call';
      const marks = own ? failed : [];
      const most = marks.length > 0 ? MOST.failed : Math.min(own ? MOST.passed : MOST.aside, share);
      const shown = (body: Exchange['request']['body'], of: readonly string[], fewest = 0) =>
        excerptOf(body, { failed: of, most: Math.max(fewest, most), left });
      return {
        role,
        name,
        method: request.method,
        path: request.path,
        endpoint: `${request.method} ${endpointOf(request.path)}`,
        headers: Object.entries(request.headers),
        request: request.body === null ? null : shown(request.body, [], SENT),
        curl: curlOf(request, baseUrl),
        response:
          response === null
            ? null
            : {
                status: response.status,
                headers: Object.entries(response.headers),
                body: shown(response.body, marks),
              },
        attempts,
      };
    }),
  };
}
