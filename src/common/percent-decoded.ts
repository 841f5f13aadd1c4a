/** A text whose percent signs are undone; as it stands where one of them encodes nothing. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Whoever wrote it meant the sign itself.
    return text;
  }
}
