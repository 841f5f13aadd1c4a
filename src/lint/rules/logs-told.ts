import type { CodeLine, LintDocument } from '../document/lint-document.ts';
import { lastBefore, placeAt, sentencesAndRows } from '../document/sentences.ts';
import { isBelowOther, namesOtherRun, standsInThisRun } from '../facts/other-run.ts';
import { denied, type LintFinding } from '../finding.ts';
import type { RuleContext } from './context.ts';

interface Pair {
  claim: RegExp;
  /** True for a line of a log that denies the claim. */
  denies: (line: string, claim: RegExpExecArray) => boolean;
}

const MORE = /\battempt\s?[:=#]?\s?(\d{1,2})(?!\d)/iu;
const PAIRS: readonly Pair[] = [
  {
    // `Nothing above INFO was logged`.
    claim:
      /\b(?:no|not (?:a|one)|nothing|none|never|zero)\b[^.;]{0,40}\babove (?:level )?INFO\b|\babove (?:level )?INFO\b[^.;]{0,40}\b(?:no|not|nothing|none|never)\b|(?<!\p{L})выше (?:уровня )?INFO[^.;]{0,40}(?<!\p{L})(?:не|нет|ни)(?!\p{L})|(?<!\p{L})(?:нет|ни одн\p{L}+|ничего)[^.;]{0,40}(?<!\p{L})выше (?:уровня )?INFO/iu,
    denies: (line) => /^\W{0,3}\d[\d:T.+ Z-]{6,34}\W{0,3}(?:WARN(?:ING)?|ERROR|FATAL|CRITICAL)\b/u.test(line),
  },
  {
    // `The number of attempts is limited: no more than 3 for a request`.
    claim:
      /(?:\b(?:attempts?|tries|retries)\b|(?<!\p{L})попыт\p{L}+)[^.;]{0,25}?(?:\b(?:at most|no more than|max(?:imum)?(?: of)?)|(?<!\p{L})не (?:больше|более))\s(\d{1,2})(?!\d)|(?:\b(?:at most|no more than|max(?:imum)? of)|(?<!\p{L})не (?:больше|более))\s(\d{1,2})\s(?:attempts?|tries|попыт\p{L}+)/iu,
    denies: (line, [, one, other]) => Number(MORE.exec(line)?.[1] ?? 0) > Number(one ?? other),
  },
  {
    // `4xx answers are not retried`.
    claim:
      /\b4xx\b[^.;]{0,40}(?:\b(?:not|never) (?:retried|repeated)|(?<!\p{L})не (?:повторя|ретра)\p{L}+)|(?:\bno retr\p{L}+|(?<!\p{L})без повтор\p{L}+)[^.;]{0,20}\b4xx\b/iu,
    denies: (line) => /(?<!\d)4(?!29|08)\d\d(?!\d)\D{1,12}\bretry(?:ing)?\b/iu.test(line),
  },
  {
    // `The working tree is clean` beside what git says of it.
    claim:
      /\b(?:working tree|work tree|worktree)(?: is| was)? clean\b|(?<!\p{L})рабоч\p{L}+ (?:дерев\p{L}+|копи\p{L}+)(?: был\p{L}?)? чист\p{L}+/iu,
    denies: (line) => /\b[0-9a-f]{7,40}-dirty\b/u.test(line),
  },
];
const ARCHIVED = /\barchived?\b|\bold\b|(?<!\p{L})архив\p{L}*/iu;

/** What a document says of its log, of attempts or of its commit is not denied by a line of a log or a console that it shows. */
export function logsTold({ document }: RuleContext): LintFinding[] {
  const sentences = sentencesAndRows(document).filter((one) => one.box !== 'open' && standsInThisRun(one));
  const lines = document.code.filter((line) => isOfThisLog(line, document));
  return PAIRS.flatMap(({ claim, denies }) =>
    sentences.flatMap((sentence) => {
      const found = claim.exec(sentence.text);
      const line = found === null ? undefined : lines.find(({ text }) => denies(text, found));
      return found === null || line === undefined
        ? []
        : [denied({ ...line, text: line.text.trim() }, placeAt(sentence, found.index))];
    }),
  );
}

// A log of another run is led to as one.
function isOfThisLog(line: CodeLine, { sentences }: LintDocument): boolean {
  const before = lastBefore(sentences, line.line);
  return (
    !isBelowOther(line) &&
    !(before !== undefined && (ARCHIVED.test(before.text) || namesOtherRun(before.text)))
  );
}
