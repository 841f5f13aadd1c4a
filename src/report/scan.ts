/** A place at which a text holds personal data or a secret, and of which kind; never the value. */
export interface ScanHit {
  at: string;
  kind: string;
}

/** Looks for personal data and secrets in the text of one file, or in a part of it that begins at the given line. */
export type Scan = (fileName: string, content: string, firstLine?: number) => ScanHit[];
