/** What the lint asks of a spec document: its entries and the lines on which they stand. */
export interface LintSpec {
  /** File name without its folder. */
  file: string;
  entries: readonly { id: string; firstLine: number; lastLine: number }[];
}
