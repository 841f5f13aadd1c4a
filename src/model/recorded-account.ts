import type { AuditOptions } from './plan.ts';

/** What recordings of an account need to be replayed, kept beside them. Everything in it is masked as they are. */
export interface RecordedAccount {
  /** Hosts of the REST and the Partners API. */
  hosts: string[];
  /** When the last of them was recorded. */
  recordedAt: string;
  /** Version of the suite that recorded. */
  recorder: string;
  /** Ids that were asked for, by their role. */
  ids: Record<string, string>;
  /** Partners tokens that there were. */
  access: AuditOptions['access'];
  /** Why a scenario was not recorded, by `skipKey`. */
  skips: Record<string, string>;
  /** Most items that lists were cut to; null where they were kept whole. */
  items: number | null;
  /** Mask of a word that everybody knows: recordings with another were made with another key of the masks. */
  maskedWith: string;
}
