import type { FiledEvidence } from '../model/evidence.ts';
import type { AuditPlan } from '../model/plan.ts';
import { plannedScenarios } from '../model/planned-scenarios.ts';
import { sectionOf } from '../model/section-of.ts';

/** Where progress is written: a terminal, or a pipe that takes whole lines only. */
export interface ProgressOutput {
  isTTY?: boolean | undefined;
  write(text: string): unknown;
}

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
  readonly #output: ProgressOutput;
  #open: string | null = null;

  constructor(plan: AuditPlan, output: ProgressOutput) {
    this.#sections = sectionsOf(plan);
    this.#output = output;
  }

  /** Counts a scenario and shows its section's line. */
  scenarioDone(evidence: FiledEvidence): void {
    const number = sectionOf(evidence.id);
    const section = this.#sections.get(number);
    if (section === undefined) return;
    section.done += 1;
    section.rows += evidence.rows.reduce((sum, { actual }) => sum + actual, 0);
    if (evidence.checks.some(({ result }) => result === 'fail')) section.failed += 1;
    if (this.#open !== null && this.#open !== number) this.#close();
    this.#open = number;
    if (this.#output.isTTY === true) this.#output.write(`\r\u001b[2K${lineOf(number, section)}`);
    if (section.done === section.total) this.#close();
  }

  /** Ends the line of a section that was left unfinished. */
  end(): void {
    this.#close();
  }

  #close(): void {
    const number = this.#open;
    const section = number === null ? undefined : this.#sections.get(number);
    this.#open = null;
    if (number === null || section === undefined) return;
    this.#output.write(this.#output.isTTY === true ? '\n' : `${lineOf(number, section)}\n`);
  }
}

function sectionsOf(plan: AuditPlan): Map<string, SectionState> {
  const sections = new Map<string, SectionState>();
  for (const planned of plan.selected) {
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

function lineOf(number: string, { title, total, done, failed, rows }: SectionState): string {
  const failures = failed === 0 ? '' : `, ${failed} failed`;
  return `${number}. ${title}: ${done}/${total} calls${failures}, ${rows} rows`;
}
