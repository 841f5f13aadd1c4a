import { visible } from '../../common/plain-text.ts';
import { saidBriefly } from '../../documents/messages/brief.ts';
import { rowsAdded } from '../../documents/row-facts.ts';
import type { FiledEvidence } from '../../model/evidence.ts';
import type { AuditPlan, Language } from '../../model/plan.ts';
import { plannedScenarios } from '../../model/planned-scenarios.ts';
import { sectionOf } from '../../model/section-of.ts';
import type { Waiting } from './waiting.ts';

interface SectionState {
  title: string;
  total: number;
  done: number;
  failed: number;
  rows: number;
}

/** Prints one line per section: in a terminal it grows in place, elsewhere it is printed once the section is done. */
export class SectionProgress {
  readonly #sections: ReadonlyMap<string, SectionState>;
  /** Names of the scenarios that are still to come, in the order in which they are run, by `id scenario`. */
  readonly #left: Map<string, string>;
  readonly #waiting: Waiting;
  readonly #language: Language;
  /** Who runs some entries mends them: what fails is said before the bundle is written, which tells all of it. */
  readonly #tellsFailures: boolean;
  #open: string | null = null;

  constructor(plan: AuditPlan, waiting: Waiting) {
    this.#sections = sectionsOf(plan);
    this.#left = scenariosOf(plan);
    this.#waiting = waiting;
    this.#language = plan.options.lang;
    this.#tellsFailures = plan.only !== null;
  }

  /** Takes note that the tests have begun. */
  begin(): void {
    this.#show();
  }

  /** Counts a scenario and shows its section's line. */
  scenarioDone(evidence: FiledEvidence): void {
    const scenario = `${evidence.id} ${evidence.scenario}`;
    const title = this.#left.get(scenario) ?? scenario;
    this.#left.delete(scenario);
    const number = sectionOf(evidence.id);
    const section = this.#sections.get(number);
    if (section === undefined) return;
    section.done += 1;
    section.rows += rowsAdded([evidence]).data;
    const failed = evidence.checks.filter(({ result }) => result === 'fail').map(({ name }) => name);
    if (failed.length > 0) section.failed += 1;
    if (this.#open !== null && this.#open !== number) this.#close();
    if (this.#tellsFailures && failed.length > 0) this.#waiting.say(this.#failed(title, failed));
    this.#open = number;
    if (section.done === section.total) this.#close();
    this.#show();
  }

  /** Ends the line of a section that was left unfinished. */
  end(): void {
    this.#close();
    this.#waiting.done();
  }

  #failed(title: string, checks: readonly string[]): string {
    return visible(
      saidBriefly(this.#language, 'run.progressOf', { entry: title, checks: checks.join(', ') }),
    );
  }

  // Calls are made in the plan's order, so the first that is not done is the one that is waited for.
  #show(): void {
    const [next = saidBriefly(this.#language, 'wait.closing')] = this.#left.values();
    const section = this.#open === null ? undefined : this.#sections.get(this.#open);
    const line =
      this.#open === null || section === undefined ? '' : lineOf(this.#language, this.#open, section);
    this.#waiting.now(next, line);
  }

  #close(): void {
    const number = this.#open;
    const section = number === null ? undefined : this.#sections.get(number);
    this.#open = null;
    if (number !== null && section !== undefined) this.#waiting.say(lineOf(this.#language, number, section));
  }
}

function sectionsOf(plan: AuditPlan): Map<string, SectionState> {
  const sections = new Map<string, SectionState>();
  for (const planned of askedIn(plan)) {
    const number = planned.entry.section;
    const section = sections.get(number) ?? {
      title: plan.spec.sections[number] ?? '',
      total: 0,
      done: 0,
      failed: 0,
      rows: 0,
    };
    section.total += plannedScenarios(planned, plan.options.access).length;
    sections.set(number, section);
  }
  return sections;
}

function askedIn({ selected, only }: AuditPlan): AuditPlan['selected'] {
  return selected.filter(({ entry }) => only?.includes(entry.id) ?? true);
}

function scenariosOf(plan: AuditPlan): Map<string, string> {
  return new Map(
    askedIn(plan).flatMap((planned) =>
      plannedScenarios(planned, plan.options.access).map(({ name }) => {
        const { id, title } = planned.entry;
        return [`${id} ${name}`, `${id} ${title}${name === '' ? '' : ` (${name})`}`] as const;
      }),
    ),
  );
}

function lineOf(language: Language, number: string, { title, ...counts }: SectionState): string {
  const { total, done, failed, rows } = counts;
  const words = saidBriefly(language, failed === 0 ? 'run.progress' : 'run.progressFailed', {
    done,
    total,
    failed,
    rows,
  });
  return `${number}. ${title}: ${words}`;
}
