import { type StateRow, statesOf } from '../amounts/state-tables.ts';
import { stemsOf } from '../amounts/stems.ts';
import { areKin } from '../document/kin-words.ts';
import type { LintTable, Spot, Statement } from '../document/lint-document.ts';
import { rowSpot } from '../document/table-rows.ts';
import { tablesOfThisRun } from '../facts/other-run.ts';
import { isElsewhere } from '../facts/wording.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** Words that name a row: one alone names too little. */
const FEWEST_WORDS = 2;
const NOT_DONE =
  /\bnot (?:yet )?(?:run|executed|tested|checked|done|measured|met|verified|performed|possible|provided|carried out)\b|\b(?:skipped|blocked|untested|postponed|deferred|no access|failed)\b|(?<!\p{L})не (?:провод|выполн|провер|тестир|запуск|измер|предостав|достигнут)\p{L}*|(?<!\p{L})(?:пропущен|заблокирован|отложен|провален)\p{L}*|нет доступа/iu;
const NOT_A_NAME =
  /^(?:pass|fail|skip|block|run|met|done|check\p{L}*|verifi\p{L}*|tested|провер\p{L}*|выполн\p{L}*|active|актив\p{L}*)$/u;
const LIMITS =
  /limit|gap|not (?:tested|covered|done|run|executed)|open|skipped|failed|missing|ограничен|пробел|не (?:выполн|провер|протест)|пропущен|провален|открыт/iu;

/**
 * What is ticked is no row of a table that did not pass, was not run or not met: `[x] Rate limiting active on all endpoints` beside
 * `Rate limit on token endpoints | not met`.
 */
export function ticksAgainstRows({ document }: RuleContext): LintFinding[] {
  const ticks = document.statements.filter((one) => one.box === 'done' && !isElsewhere(one));
  if (ticks.length === 0) return [];
  const shown = [
    ...statesOf(document).flatMap(({ rows }) =>
      rows.filter(({ state }) => state !== null && state !== 'pass').flatMap(ofState),
    ),
    ...tablesOfThisRun(document).flatMap(ofWords),
    ...document.statements.flatMap(ofItem),
  ];
  return ticks.flatMap((tick) => {
    const words = tellingOf(tick.text);
    const row = shown.find(({ spot, name }) => spot.line !== tick.line && areOfOne(name, words));
    if (row === undefined) return [];
    return [
      finding(
        'tick-not-earned',
        [tick, tick.text],
        [row.spot, row.text],
        `Line ${tick.line} ticks "${tick.text}", but line ${row.spot.line} says "${row.text}".`,
        'medium',
      ),
    ];
  });
}

interface Shown {
  spot: Spot;
  text: string;
  name: readonly string[];
}

function ofState({ spot, cells, cell }: StateRow): Shown[] {
  const name = cells
    .filter((one) => one !== cell)
    .slice(0, 2)
    .join(' ');
  return [{ spot, text: spot.text, name: tellingOf(name) }];
}

// A row that says in words that it was not done, in a cell behind its name.
function ofWords(table: LintTable): Shown[] {
  return table.rows.flatMap((row) => {
    const at = row.cells.findIndex((cell, index) => index > 0 && NOT_DONE.test(cell));
    const spot = rowSpot(table, row);
    return at < 0
      ? []
      : [{ spot, text: spot.text, name: tellingOf(row.cells.slice(0, Math.min(at, 2)).join(' ')) }];
  });
}

// An item of a list of what was not done.
function ofItem(statement: Statement): Shown[] {
  const { origin, text, box, headings, sectionTitle, lead } = statement;
  if (origin !== 'item' || box === 'done' || isElsewhere(statement)) return [];
  const isListed = LIMITS.test(headings.at(-1) ?? sectionTitle) || LIMITS.test(lead);
  return NOT_DONE.test(text) && isListed
    ? [{ spot: statement, text, name: tellingOf(text.split(/[:(,;—–]/u)[0] ?? '') }]
    : [];
}

function tellingOf(text: string): string[] {
  return stemsOf(text).filter((word) => !NOT_A_NAME.test(word) && !/^\p{L}{1,2}$/u.test(word));
}

// All words of the row's name stand in the tick.
function areOfOne(name: readonly string[], words: readonly string[]): boolean {
  return name.length >= FEWEST_WORDS && name.every((word) => words.some((other) => areKin(word, other)));
}
