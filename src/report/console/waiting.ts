import { visible } from '../../common/plain-text.ts';
import { saidBriefly } from '../../documents/messages/brief.ts';
import type { Language } from '../../model/plan.ts';
import { cut, styled, type Terminal, widthOf, wrapped } from './terminal.ts';

/** Where progress is written. */
export interface ProgressOutput {
  write(text: string): unknown;
}

/** So long nothing is said of what is under way; and so often a terminal shows that it goes on. */
const SILENT_MS = 1_000;
const FRAME_MS = 100;
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;
const CLEAR = '\r\u001b[2K';

/**
 * Tells what a command waits for, once it takes longer than a second: in a terminal in its last line, which is written over; elsewhere
 * in a line of its own, after one second, two, four and so on, so that a log stays short.
 */
export class Waiting {
  readonly #output: ProgressOutput;
  readonly #terminal: Terminal;
  readonly #language: Language;
  readonly #now: () => number;
  #what = '';
  #line = '';
  #since = 0;
  #told = 0;
  #timer: NodeJS.Timeout | null = null;
  #isDrawn = false;

  constructor(
    output: ProgressOutput,
    terminal: Terminal,
    now: () => number = () => performance.now(),
    language: Language = 'en',
  ) {
    this.#output = output;
    this.#terminal = terminal;
    this.#language = language;
    this.#now = now;
  }

  /** Takes note of what is waited for from now on. `line`: what a terminal shows in front of it, at once. */
  now(what: string, line = ''): void {
    if (what !== this.#what) {
      this.#what = what;
      this.#since = this.#now();
      this.#told = SILENT_MS / 2;
    }
    this.#line = line;
    this.#timer ??= setInterval(() => this.tick(), this.#terminal.live ? FRAME_MS : SILENT_MS);
    this.#timer.unref();
    if (this.#terminal.live) this.#draw();
  }

  /** Prints a whole line. */
  say(line: string): void {
    this.#clear();
    this.#output.write(`${wrapped(this.#terminal, '', line).join('\n')}\n`);
  }

  /** Nothing is waited for any more. */
  done(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    this.#what = '';
    this.#line = '';
    this.#clear();
  }

  /** Tells what is waited for, where it is time to. */
  tick(): void {
    if (this.#what === '') return;
    const waited = this.#now() - this.#since;
    if (this.#terminal.live) this.#draw();
    else if (waited >= this.#told * 2) {
      this.#told = waited;
      this.#output.write(`${wrapped(this.#terminal, '   ', this.#words(waited)).join('\n')}\n`);
    }
  }

  #draw(): void {
    const waited = this.#now() - this.#since;
    const frame = FRAMES[Math.floor(waited / FRAME_MS) % FRAMES.length] ?? '';
    // A line that fills the terminal would begin another.
    const room = this.#terminal.columns - 1;
    const rest = waited < SILENT_MS ? '' : this.#fitting(`${frame} `, waited, room);
    const both = [this.#line, rest].filter((part) => part !== '').join('  ');
    const fitting = cut(widthOf(both) <= room || rest === '' ? both : rest, room);
    this.#clear();
    if (fitting === '') return;
    this.#output.write(styled(this.#terminal, 'dim', fitting));
    this.#isDrawn = true;
  }

  #clear(): void {
    if (this.#isDrawn) this.#output.write(CLEAR);
    this.#isDrawn = false;
  }

  // How long it takes is seen whatever is too long: of that the end goes.
  #fitting(frame: string, waited: number, room: number): string {
    const whole = `${frame}${this.#words(waited)}`;
    const over = widthOf(whole) - room;
    return over <= 0 ? whole : `${frame}${this.#words(waited, cut(this.#what, widthOf(this.#what) - over))}`;
  }

  #words(waited: number, what = this.#what): string {
    const seconds = Math.floor(waited / SILENT_MS);
    return visible(saidBriefly(this.#language, 'wait.for', { what, seconds }));
  }
}
