const FENCE = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;

/**
 * A Markdown text in which a code fence that is never closed, or in which another one opens, is blank: what stands below it is
 * then read as text, as its author meant. The number of lines does not change.
 */
export function withoutStrayFences(markdown: string): string {
  const lines = markdown.split('\n');
  let open: { index: number; mark: string } | null = null;
  lines.forEach((line, index) => {
    const [, mark = '', info = ''] = FENCE.exec(line.replace(/\r$/, '')) ?? [];
    if (mark === '') return;
    if (open === null) {
      open = { index, mark };
    } else if (mark[0] === open.mark[0] && mark.length >= open.mark.length) {
      if (info.trim() === '') open = null;
      else {
        lines[open.index] = '';
        open = { index, mark };
      }
    }
  });
  const last: { index: number } | null = open as { index: number } | null;
  if (last !== null) lines[last.index] = '';
  return lines.join('\n');
}

/** True for a line of a block of plain text that says something, and is neither code nor a command. */
export function isPlainText(line: string): boolean {
  return !/[{}<>$;|\\=]|^\s*(?:#|\/\/|--|(?:curl|npm|npx|git|docker|cd|GET|POST|PUT|PATCH|DELETE|SELECT|INSERT)\b)/.test(
    line,
  );
}
