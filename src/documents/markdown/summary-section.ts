import type { RootContent } from 'mdast';
import type { AuditEntry, AuditRun, DocumentCoverage, EntryClass } from '../../model/audit-run.ts';
import { whatItShows } from '../answerer-words.ts';
import type { Translator } from '../messages/translator.ts';
import { rowsAdded } from '../row-facts.ts';
import { TITLES_IN_A_SENTENCE, titledList, withTitles } from '../titles.ts';
import { percent, verdictWords } from '../words.ts';
import { code, fact, heading, type Inline, list } from './nodes.ts';

/** Section 1: the verdict and why it is no better, how many entries of each class, the code, and the key numbers. */
export function summarySection(run: AuditRun, words: Translator): RootContent[] {
  const { coverage } = run;
  const { say, told } = words;
  return [
    heading(2, say('doc.1')),
    list([
      fact(say('sum.status'), verdictWords(words, run.verdict)),
      fact(say('sum.shows'), told(whatItShows(run.run.answeredBy))),
      // What speaks for READY is the checklist of section 7.
      ...(run.verdict.status === 'READY' ? [] : run.verdict.reasons).map((reason) =>
        fact(say('sum.reason'), told(withTitles(run, reason))),
      ),
      fact(
        say('sum.target'),
        words.parts('sum.targetWords', {
          target: run.run.target,
          profile: code(run.run.profile),
          access: accessWords(run, words),
        }),
      ),
      fact(say('sum.entries'), String(coverage.specified)),
      fact(
        say('sum.executed'),
        say('sum.executedOf', {
          executed: coverage.executed,
          specified: coverage.specified,
          percent: percent(words, coverage.executed, coverage.specified),
        }),
      ),
      fact(say('sum.succeeded'), String(run.classes.succeeded)),
      fact(say('sum.failed'), String(run.classes.failed)),
      fact(say('sum.expectedErrors'), classCount(run, 'expectedError')),
      fact(say('sum.denied'), classCount(run, 'denied')),
      fact(say('sum.skipped'), String(run.classes.skipped)),
      fact(say('sum.notExecuted'), String(coverage.notExecuted.length)),
      fact(say('sum.coverageOfSpec'), coverageWords(run.coverageOfSpec, words)),
      fact(say('sum.coverageOfDocumented'), coverageWords(run.coverageOfDocumented, words)),
      fact(say('sum.commit'), commitWords(run, words)),
      fact(say('sum.started'), run.run.startedAt),
    ]),
    heading(3, say('sum.numbers')),
    list(keyNumbers(run, words)),
  ];
}

function coverageWords({ file, ...numbers }: DocumentCoverage, { parts }: Translator): Inline {
  const { entries, withCase, executed } = numbers;
  return parts('sum.coverage', { file: code(file), entries, withCase, executed });
}

/** What the document says of the Partners token's access. */
export function accessWords({ run }: AuditRun, { say }: Translator): string {
  return say(`access.${run.access}`);
}

function commitWords({ run }: AuditRun, { say, parts }: Translator): Inline {
  if (run.commit === null) return say('sum.noCommit');
  return run.dirty === true ? parts('sum.dirty', { commit: code(run.commit) }) : code(run.commit);
}

// Of what failed or was skipped the reasons name each; what succeeded is most of the matrix.
function classCount(run: AuditRun, kind: EntryClass): string {
  const ids = run.entries.filter((entry) => entry.class === kind).map(({ id }) => id);
  const few = ids.length > 0 && ids.length <= TITLES_IN_A_SENTENCE;
  return few ? `${ids.length} (${titledList(run, ids)})` : String(ids.length);
}

function keyNumbers(run: AuditRun, { say }: Translator): Inline[] {
  const ran = run.entries.flatMap(executedScenarios);
  const count = (outcome: string) => ran.filter((scenario) => scenario.outcome === outcome).length;
  const [ok, denied, missing, invalid] = [count('ok'), count('denied'), count('missing'), count('invalid')];
  return [
    fact(say('sum.scenarios'), say('sum.scenarioWords', { ran: ran.length, ok, denied, missing, invalid })),
    // A loader writes its own log, if any: no answer says what must be in it.
    fact(say('sum.rows'), say(run.loader === null ? 'sum.rowWords' : 'sum.dataRows', rowsAdded(ran))),
    fact(say('sum.repeated'), String(run.retries.length)),
  ];
}

function executedScenarios({ scenarios }: AuditEntry): AuditEntry['scenarios'] {
  return scenarios.filter(({ result }) => result !== 'skipped');
}
