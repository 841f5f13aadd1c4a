import type { RunFacts } from './run-facts.ts';
import type { MutationScore, Score } from './score.ts';
import { percent } from './score.ts';

/** What was run, for the head of the report. */
export interface MutationFacts extends RunFacts {
  processes: number;
}

/** The score as a Markdown document. */
export function reportText(score: MutationScore, facts: MutationFacts): string {
  return [
    '# What the contract catches',
    '',
    ...summaryLines(score, facts),
    '',
    '## By family',
    '',
    ...table('Family', score.byFamily),
    '',
    '## By scenario',
    '',
    ...table('Scenario', score.byScenario),
    '',
    '## By operator',
    '',
    ...table('Operator', score.byOperator),
    '',
    '## By check',
    '',
    '| Check | Killed | Alone |',
    '| --- | ---: | ---: |',
    ...score.byCheck.map(({ name, killed, alone }) => `| ${name} | ${killed} | ${alone} |`),
    '',
    '## Checks that kill nothing that no other kills',
    '',
    ...(score.idleChecks.length === 0 ? ['None.'] : score.idleChecks.map((name) => `- ${name}`)),
    '',
    '## Survivors',
    '',
    ...(score.survivors.length === 0 ? ['None.'] : score.survivors.map(survivorLine)),
    '',
  ].join('\n');
}

/** The three scenarios that let the most pass. */
export function weakestOf(byScenario: readonly Score[]): Score[] {
  return byScenario
    .filter(({ mutants }) => mutants > 0)
    .sort((a, b) => a.killed / a.mutants - b.killed / b.mutants)
    .slice(0, 3);
}

/** The few lines that the command prints. */
export function summaryLines({ total, byScenario }: MutationScore, facts: MutationFacts): string[] {
  return [
    `${total.mutants} mutants that are defects, ${total.killed} killed: **${percent(total)}**; of those killed, the message of ${percent({ killed: total.named, mutants: total.killed })} names the place, of ${percent({ killed: total.told, mutants: total.killed })} with what was expected and what came. ` +
      `${total.noDefects} more are no defects by the reviewed list. Weakest: ${weakestOf(byScenario)
        .map((score) => `${score.name} ${percent(score)}`)
        .join(', ')}.`,
    '',
    `${facts.date}, ${facts.seconds} s in ${facts.processes} processes: \`${facts.command}\`.`,
  ];
}

function table(head: string, scores: readonly Score[]): string[] {
  return [
    `| ${head} | Mutants | Killed | Of them | Named | Told | No defects |`,
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...scores.map(
      (score) =>
        `| ${score.name} | ${score.mutants} | ${score.killed} | ${percent(score)} | ${score.named} | ${score.told} | ${score.noDefects} |`,
    ),
  ];
}

function survivorLine({ operator, pattern, scenarios }: MutationScore['survivors'][number]): string {
  const shown = scenarios.slice(0, 8).join(', ');
  return `- \`${operator}\` at \`${pattern}\`: ${shown}${scenarios.length > 8 ? ` and ${scenarios.length - 8} more` : ''}`;
}
