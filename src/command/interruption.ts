import { performance } from 'node:perf_hooks';
import { OPTION_VARIABLES } from '../common/option-variables.ts';
import { type BriefKey, saidBriefly } from '../documents/messages/brief.ts';
import { LANGUAGES, type Language } from '../model/plan.ts';
import { LEFT_ON_ACCOUNT } from './exit-code.ts';

/** Signals that ask a command to end: a terminal's Ctrl-C, a CI's or a container's stop, a terminal that was closed. */
export const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export type StopSignal = (typeof STOP_SIGNALS)[number];

/** `finish`: what is under way ends by itself. `cut`: it is broken off. What was written is undone in both. */
export type StopLevel = 'finish' | 'cut';

/** As a shell tells the end by a signal: 128 and its number. */
export const EXIT_CODES: Readonly<Record<StopSignal, number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
/** npm and npx pass on what the terminal sends to the whole group: so near to another, a signal is the same one again. */
const SAME_MS = 400;
/** So long what is under way may take to end by itself. A CI kills ten seconds after it asked. */
export const FINISH_MS = 5_000;

/** What an interruption needs of the process; replaced in tests. */
export interface InterruptibleProcess {
  /** In which it is told; English when absent. */
  language?(): Language;
  say(text: string): void;
  exit(code: number): void;
  now(): number;
  /** Calls back once, later; gives what takes that back. */
  later(call: () => void, ms: number): () => void;
}

/**
 * What becomes of a command that is asked to end. Until a run is held, it ends at once: nothing was made that is worth
 * keeping. From then on the first signal lets what is under way end, the second (or five seconds) breaks it off, and the third ends the
 * process. SIGHUP comes by itself when a terminal's first process ends, so it is never a second one.
 */
export class Interruption {
  readonly #process: InterruptibleProcess;
  readonly #listeners = new Set<(level: StopLevel) => void>();
  #signal: StopSignal | null = null;
  #level: StopLevel | null = null;
  #last = Number.NEGATIVE_INFINITY;
  #held = false;
  #takeBack = (): void => {};
  #forced: (language: Language) => string[] = () => [];
  #endings: (() => Promise<void>)[] = [];

  constructor(process: InterruptibleProcess) {
    this.#process = process;
  }

  /** The first signal that came; null when none did. */
  get signal(): StopSignal | null {
    return this.#signal;
  }

  /** How far what is under way is to end; null when nobody asked. */
  get level(): StopLevel | null {
    return this.#level;
  }

  /**
   * From now on a signal does not end the process: what runs is asked to end, and what ran is reported. Never settles in a process
   * that is ending.
   */
  async hold(): Promise<void> {
    if (this.#signal !== null && !this.#held) await new Promise(() => {});
    this.#held = true;
  }

  /** Tells of each step, from now on, and of the one that was reached already. Gives what ends that. */
  listen(listener: (level: StopLevel) => void): () => void {
    this.#listeners.add(listener);
    if (this.#level !== null) listener(this.#level);
    return () => this.#listeners.delete(listener);
  }

  /** Waited for before the process is ended: processes of its own, which must not outlive it. */
  beforeExit(end: () => Promise<void>): void {
    this.#endings.push(end);
  }

  /** Says what must be known when the process is ended by force: what is left on an account. */
  onForce(words: (language: Language) => string[]): void {
    this.#forced = words;
  }

  /** What is under way has ended: nothing is broken off any more by the clock. */
  settle(): void {
    this.#takeBack();
  }

  /** The exit code of a command that would end with `code`: that of the signal, but where something is left on an account. */
  exitCode(code: number): number {
    return this.#signal === null || code === LEFT_ON_ACCOUNT ? code : EXIT_CODES[this.#signal];
  }

  /** Takes a signal. */
  take(signal: StopSignal): void {
    const now = this.#process.now();
    const again = now - this.#last < SAME_MS || (this.#signal !== null && signal === 'SIGHUP');
    this.#last = now;
    if (again) return;
    this.#signal ??= signal;
    if (!this.#held) {
      this.#process.say(`\n${this.#words('stop.early', signal)}\n`);
      this.#exit(EXIT_CODES[this.#signal]);
    } else if (this.#level === null) {
      this.#process.say(`\n${this.#words('stop.first', signal)}\n`);
      this.#reach('finish');
      this.#takeBack = this.#process.later(() => this.#reach('cut'), FINISH_MS);
    } else if (this.#level === 'finish') {
      this.#process.say(`\n${this.#words('stop.second', signal)}\n${this.#words('stop.hint', signal)}\n`);
      this.#reach('cut');
    } else {
      this.#process.say(
        [`\n${this.#words('stop.third', signal)}`, ...this.#forced(this.#language), ''].join('\n'),
      );
      this.#exit(EXIT_CODES[this.#signal]);
    }
  }

  #words(key: BriefKey, signal: StopSignal): string {
    return saidBriefly(this.#language, key, { signal });
  }

  get #language(): Language {
    return this.#process.language?.() ?? 'en';
  }

  #exit(code: number): void {
    void Promise.all(this.#endings.map((end) => end())).finally(() => this.#process.exit(code));
  }

  #reach(level: StopLevel): void {
    if (this.#level === level) return;
    this.#takeBack();
    this.#level = level;
    for (const listener of this.#listeners) listener(level);
  }
}

/** Takes the signals of this process for the rest of its life. */
export function watchSignals(): void {
  for (const signal of STOP_SIGNALS) process.on(signal, () => ofProcess.take(signal));
}

/**
 * Does some work, and takes away each listener of these signals that it adds: a library's, which would end the process. Those
 * that were there stay, ours and those of what started this process.
 */
export async function withoutOtherSignals<T>(work: () => Promise<T>): Promise<T> {
  const added = (event: string | symbol, listener: (...args: unknown[]) => void) => {
    // It is told before it is added.
    if (STOP_SIGNALS.some((signal) => signal === event)) queueMicrotask(() => process.off(event, listener));
  };
  process.on('newListener', added);
  try {
    return await work();
  } finally {
    process.off('newListener', added);
  }
}

/**
 * The interruption of this process: of a test that runs a command within its own, one that nothing asks for unless it does.
 */
export function processInterruption(): Interruption {
  return ofProcess;
}

const ofProcess = new Interruption({
  // An interruption may come before the options are read.
  language: () => LANGUAGES.find((language) => language === process.env[OPTION_VARIABLES.lang]) ?? 'en',
  say: (text) => process.stderr.write(text),
  exit: (code) => process.exit(code),
  now: () => performance.now(),
  later: (call, ms) => {
    const timer = setTimeout(call, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
});
