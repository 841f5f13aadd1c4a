/** True for an engine of which one row stays of those with equal sorting key: ReplacingMergeTree, replicated or shared or neither. */
export function isReplacing(engine: string): boolean {
  return /^(?:Replicated|Shared)?ReplacingMergeTree$/.test(engine);
}
