import { maskByLine } from './by-line.ts';
import type { MaskValue } from './labelled-values.ts';
import { HAS_LINK, LINK, OF_TICKETS, OPEN_TO_ALL, OTHER_PARAMETER } from './link-words.ts';
import { isDrawn } from './note-words.ts';

/** A step of a path, or a parameter, whose value may be a secret. */
const PART = /([/=])([A-Za-z0-9_-]{16,200})(?=[/?&#.!:]|$)/g;
const NAME = /([\w.[\]-]{1,40})$/;

/** Masks the part of a link that lets in whoever has it: letters and digits by chance, where the link or its line is of somebody's tickets. */
export function maskPersonalLinks(text: string, mask: MaskValue): string {
  if (!/(?:https?:|[A-Z] \/)[^\s]{0,300}[/=][A-Za-z0-9_-]{16}/.test(text)) return text;
  return maskByLine(text, (line) => (HAS_LINK.test(line) ? maskLine(line, mask) : line));
}

function maskLine(line: string, mask: MaskValue): string {
  const isOfTickets = OF_TICKETS.test(line.toLowerCase());
  return isOfTickets
    ? line.replace(LINK, (link) => (OPEN_TO_ALL.test(link) ? link : maskLink(link, mask)))
    : line;
}

function maskLink(link: string, mask: MaskValue): string {
  return link.replace(PART, (whole, sign: string, value: string, at: number) => {
    const name = sign === '=' ? (NAME.exec(link.slice(0, at))?.[1] ?? '') : '';
    return !isDrawn(value) || OTHER_PARAMETER.test(name) ? whole : sign + mask('capability', value);
  });
}
