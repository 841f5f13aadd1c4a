import type { AnswerSource } from './answered-by.ts';
import type { TokenRole } from './case.ts';
import type { AuditError } from './errors.ts';
import type { JsonValue } from './json.ts';
import type { TargetName } from './plan.ts';

/** A request as it is sent. */
export interface OutgoingRequest {
  method: string;
  /** Path with its query, without the host. */
  path: string;
  headers: Record<string, string>;
  body?: JsonValue;
}

/** What answers the requests of a run. */
export interface Target {
  readonly name: TargetName;
  /** Where a path of the spec is sent: scheme, host and port, and the path there. */
  route(path: string): { origin: string; path: string };
  /** Where an answer to a request of this path comes from, since the last `begin`. */
  source(path: string): AnswerSource;
  /** The token for a role; never shown. */
  token(role: Exclude<TokenRole, 'specified'>): string;
  /** Prepares for the calls of one scenario: same state before each. */
  begin(caseId: string, scenario: string): Promise<void>;
  /** What is worth knowing of the scenario's answers, in words; to be asked before `end`. */
  remarks?(): string[];
  /** The body, masked, to which a call was answered, where that is another than was sent. */
  answeredBody?(method: string, path: string): JsonValue | undefined;
  /**
   * The body, masked, to which an account had answered, where its masks are by another key than this run's: what is said of the call is that
   * it was made so.
   */
  recordedBody?(method: string, path: string): JsonValue | undefined;
  /** Ends the scenario; returns what it leaves unused, in words (recordings that no call asked for). */
  end(): Promise<string[]>;
  /** The target's own account of why a request failed; null when it has none. */
  explain(error: unknown, request: OutgoingRequest): AuditError | null;
  close(): Promise<void>;
}
