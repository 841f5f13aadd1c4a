import { HAS_LINK, LINK, OF_TICKETS, OPEN_TO_ALL, OTHER_PARAMETER } from './link-words.ts';
import { isDrawn } from './note-words.ts';
import { isReserved } from './scan-fields.ts';

/** True for a text that shows a link which lets in whoever has it, by a step or a parameter of letters and digits by chance. */
export function showsPersonalLink(text: string): boolean {
  return HAS_LINK.test(text) && text.split(/[\r\n]+/).some(isShown);
}

function isShown(line: string): boolean {
  if (!HAS_LINK.test(line) || !OF_TICKETS.test(line.toLowerCase())) return false;
  return (line.match(LINK) ?? []).some((link) => {
    if (OPEN_TO_ALL.test(link)) return false;
    const [path = '', ...query] = link.split(/[?#&]/);
    const values = query.flatMap((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return OTHER_PARAMETER.test(name) ? [] : [value];
    });
    return [...path.split(/[/.:!]/), ...values].some(
      (part) => /^[\w-]{16,200}$/.test(part) && isDrawn(part) && !isReserved('capability', part),
    );
  });
}
