import { addTo } from '../../common/group-by.ts';
import { finding, type LintFinding } from '../finding.ts';
import { type Group, groupsOf, type Thing } from '../records/groups.ts';
import type { RuleContext } from './context.ts';

const CALL = /\b(GET|POST|PUT|PATCH|DELETE)\s+(\/[\w/{}.:-]*[\w/}])/u;
const DONE =
  /\b(?:now (?:executed|covered|tested|run)|executed|covered|tested)\b|(?<!\p{L})(?:выполнен|покрыт|проверен|протестирован)\p{L}*/iu;
const NOT_DONE =
  /\b(?:not (?:yet )?(?:executed|covered|tested|run)|uncovered|untested|without (?:a )?tests?|gaps?)\b|(?<!\p{L})(?:не (?:выполн|покры|провер|протест)\p{L}*|непокрыт\p{L}*|пробел\p{L}*|без тестов)/iu;
const NOW = /\bnow (?:executed|covered|tested|run)\b|(?<!\p{L})теперь/iu;

/** A call is not listed both among those that were tested and among those that were not. */
export function namedInBoth({ document }: RuleContext): LintFinding[] {
  const named = new Map<string, { thing: Thing; isDone: boolean }[]>();
  for (const group of groupsOf(document)) {
    const isDone = saysDone(group);
    if (isDone === null) continue;
    for (const thing of group.things) {
      const [, method, path] = CALL.exec(thing.spot.text) ?? [];
      if (path !== undefined) addTo(named, `${method} ${path}`, { thing, isDone });
    }
  }
  return [...named].flatMap(([call, all]) => {
    const [done, left] = [true, false].map((state) => all.find(({ isDone }) => isDone === state)?.thing.spot);
    if (done === undefined || left === undefined) return [];
    return [
      finding(
        'result-differs',
        [done, done.text],
        [left, left.text],
        `${call} stands among those that were tested in line ${done.line} ("${done.text}"), and among those that were not in line ${left.line} ("${left.text}").`,
        'medium',
      ),
    ];
  });
}

// By the heading right above, which may speak of what was missing before.
function saysDone({ spot: { headings, sectionTitle } }: Group): boolean | null {
  const title = headings.at(-1) ?? sectionTitle;
  if (NOW.test(title)) return true;
  if (NOT_DONE.test(title)) return false;
  return DONE.test(title) ? true : null;
}
