import type { RootContent } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { defaultHandlers, type Handle, toMarkdown } from 'mdast-util-to-markdown';

const TABLES = gfmTableToMarkdown({ tablePipeAlign: false });

/** Nodes as Markdown (GitHub flavour: tables, task lists). */
export function markdownOf(children: RootContent[]): string {
  return toMarkdown(
    { type: 'root', children },
    {
      bullet: '-',
      rule: '-',
      emphasis: '_',
      extensions: [TABLES, { handlers: { listItem: taskListItem, table } }],
    },
  );
}

/** Task list items (GFM): the box goes between the bullet and the text. */
const taskListItem: Handle = (node, parent, state, info) => {
  const written = defaultHandlers.listItem(node, parent, state, info);
  if (typeof node.checked !== 'boolean') return written;
  return written.replace(/^(?:[*+-]|\d+\.) +/, (bullet) => `${bullet}[${node.checked ? 'x' : ' '}] `);
};

/** Tables with three dashes below each heading, where GitHub is content with one: Showdown sees no table otherwise. */
const table: Handle = (node, parent, state, info) => {
  const [head = '', dashes = '', ...rows] = (TABLES.handlers?.table?.(node, parent, state, info) ?? '').split(
    '\n',
  );
  return [head, dashes.replaceAll('-', '---'), ...rows].join('\n');
};
