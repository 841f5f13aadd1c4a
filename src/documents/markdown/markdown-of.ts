import type { RootContent } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { defaultHandlers, type Handle, toMarkdown } from 'mdast-util-to-markdown';

/** Nodes as Markdown (GitHub flavour: tables, task lists). */
export function markdownOf(children: RootContent[]): string {
  return toMarkdown(
    { type: 'root', children },
    {
      bullet: '-',
      rule: '-',
      emphasis: '_',
      extensions: [gfmTableToMarkdown({ tablePipeAlign: false }), { handlers: { listItem: taskListItem } }],
    },
  );
}

/** Task list items (GFM): the box goes between the bullet and the text. */
const taskListItem: Handle = (node, parent, state, info) => {
  const written = defaultHandlers.listItem(node, parent, state, info);
  if (typeof node.checked !== 'boolean') return written;
  return written.replace(/^(?:[*+-]|\d+\.) +/, (bullet) => `${bullet}[${node.checked ? 'x' : ' '}] `);
};
