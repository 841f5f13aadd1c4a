import { CHECKS, shown } from './ledger.ts';
import type { Verification } from './verify-bundle.ts';

const MOST_SHOWN = 100;
/** So many files that differ are named. */
const MOST_FILES = 10;

/** What `npm run verify` prints: the checks, every disagreement with both values and places, what was not checked, the outcome. */
export function reportLines(name: string, result: Verification): string[] {
  const { disagreements, checks, notes, notChecked } = result;
  return [
    `Bundle: ${shown(name)}`,
    ...runLines(result),
    '',
    ...checks.map(({ title, comparisons, leftOut }) =>
      leftOut === null ? `  ${title}: ${comparisons} compared` : `  ${title}: not checked, ${shown(leftOut)}`,
    ),
    ...(disagreements.length === 0 ? [] : ['', 'Disagreements:']),
    ...disagreements
      .slice(0, MOST_SHOWN)
      .flatMap(({ check, what, first, second }) => [
        `  ${CHECKS[check]}: ${what}`,
        `    ${first.place}: ${first.value}`,
        `    ${second.place}: ${second.value}`,
      ]),
    ...(disagreements.length > MOST_SHOWN
      ? [`  and ${disagreements.length - MOST_SHOWN} more: --json prints all of them`]
      : []),
    ...contractLines(result),
    ...section('Notes:', notes),
    ...section('Not checked:', notChecked),
    '',
    outcome(result),
  ];
}

function runLines({ run, verdict }: Verification): string[] {
  if (run === null) return [];
  const { id, startedAt, target, profile, access, commit, dirty, debug, saidOf } = run;
  const changes = dirty === true ? ', with changes' : '';
  return [
    `  run ${id}, started ${startedAt}${debug ? ', a debug run' : ''}`,
    `  target ${target}, profile ${profile}, access ${access}`,
    `  answered by ${saidOf}`,
    `  commit ${commit ?? 'unknown'}${changes}`,
    `  verdict ${verdictWords(verdict, run)}`,
  ].map(shown);
}

// Where the two differ, neither is the verdict: what was handed on says the one, and its own evidence makes the other.
function verdictWords(verdict: Verification['verdict'], run: Verification['run']): string {
  if (verdict === null || run === null || verdict === run.toldVerdict) return verdict ?? 'unknown';
  return `${run.toldVerdict} by audit.json, and ${verdict} by the evidence`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${shown(line)}`)];
}

function contractLines({ otherContract }: Verification): string[] {
  if (otherContract === null) return [];
  const { differs, remedy } = otherContract;
  const more = differs.length > MOST_FILES ? [`and ${differs.length - MOST_FILES} more`] : [];
  return section('Not comparable: the run was of another contract than the one here.', [
    ...differs.slice(0, MOST_FILES),
    ...more,
    remedy,
  ]);
}

function outcome({ agrees, verdict, run, signed, disagreements, otherContract }: Verification): string {
  const signature = signed === 'signed by the key' ? 'signed by the key named' : signed;
  const audit =
    verdict === null ? 'the run cannot be derived' : `the audit's verdict is ${verdictWords(verdict, run)}`;
  const head = agrees
    ? otherContract === null
      ? 'Agrees'
      : 'Agrees with itself, and cannot be compared with the contract'
    : `Disagrees in ${disagreements.length} ${disagreements.length === 1 ? 'place' : 'places'}`;
  return `${head}; ${audit}; ${signature}.`;
}
