import type { CodeLine, LintDocument, Statement } from '../document/lint-document.ts';
import { isOfThisRun } from '../facts/other-run.ts';
import { finding, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

/** Lines behind a shell in which its number of tests is told. */
const BEHIND = 6;
const CLASS =
  /(?<![\p{L}\d.])(\d{1,6})\s+(passed|failed|skipped|errors?|xfailed|xpassed|pending|todo)(?!\p{L})/giu;
const COLLECTED =
  /(?<![\d.,])(\d{1,6})\s+(?:tests?|cases)\s+(?:were|was|have been)?\s*(?:collected|executed|run|in total)|(?<!\p{L})(?:собрано|запущено|выполнено)\s+(\d{1,6})\s+тест/iu;
const ALL_GREEN =
  /(?:^|[.:;,]\s*)[^\p{L}\d]*(?:all|everything)\s+(?:is\s+|was\s+|tests?\s+)?(?:green|passed|pass)(?<when>\s+after\s+the\s+(?:re-?run|retry|second run))?(?:[.;,]|$)/iu;

interface Console {
  spot: CodeLine;
  counts: Map<string, number>;
}

/** The number of tests told right below the shell of a run is the sum of its classes, and "all green" stands beside no failure in the last. */
export function consolesTold({ document }: RuleContext): LintFinding[] {
  const consoles = consolesOf(document);
  const last = consoles.at(-1);
  return document.statements
    .filter(isOfThisRun)
    .flatMap((statement) => [
      ...collected(statement, consoles),
      ...(last === undefined ? [] : allGreen(statement, last)),
    ]);
}

function consolesOf({ code }: LintDocument): Console[] {
  return code.flatMap((spot) => {
    const counts = new Map(
      [...spot.text.matchAll(CLASS)].map(([, value, word = '']) => [word.toLowerCase(), Number(value)]),
    );
    return counts.has('passed') && (counts.size > 1 || /\bin [\d.]+\s?s/.test(spot.text))
      ? [{ spot, counts }]
      : [];
  });
}

function collected(statement: Statement, consoles: readonly Console[]): LintFinding[] {
  const [words, english, russian] = COLLECTED.exec(statement.text) ?? [];
  const shell = consoles.findLast(({ spot }) => spot.line < statement.line);
  const said = Number(english ?? russian);
  if (words === undefined || shell === undefined || statement.line - shell.spot.line > BEHIND) return [];
  const sum = [...shell.counts.values()].reduce((all, value) => all + value, 0);
  if (sum === said) return [];
  return [
    finding(
      'counts-do-not-add-up',
      [shell.spot, sum],
      [statement, said],
      `Line ${statement.line} says "${words}", but "${shell.spot.text.trim()}" (line ${shell.spot.line}) makes ${sum}.`,
    ),
  ];
}

function allGreen(statement: Statement, { spot, counts }: Console): LintFinding[] {
  const found = ALL_GREEN.exec(statement.text);
  const failed = counts.get('failed') ?? 0;
  const isHeading = statement.origin === 'heading';
  if (
    found === null ||
    failed === 0 ||
    isHeading ||
    (statement.line > spot.line && found.groups?.['when'] === undefined)
  )
    return [];
  return [
    finding(
      'none-but-some',
      [statement, found[0].trim()],
      [spot, failed],
      `Line ${statement.line} says "${statement.text}", but the last run has "${spot.text.trim()}" (line ${spot.line}).`,
    ),
  ];
}
