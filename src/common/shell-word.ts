/** A text as one word of a POSIX shell (Shell Command Language, 2.2.2): as it is where nothing in it means anything there. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
