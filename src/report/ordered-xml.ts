import { XMLBuilder, XMLParser } from 'fast-xml-parser';

/** A node of fast-xml-parser's ordered form: one key names the element, `:@` holds its attributes. */
export type XmlNode = Record<string, unknown>;

/** The key under which a node has its attributes. */
export const ATTRIBUTES = ':@';

// Entities stay as they are written, so that text and attributes pass through unchanged.
const OPTIONS = {
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  processEntities: false,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
} as const;

/** The nodes of a text in their order: what is built of them is the text again, to the letter. */
export function parseXml(xml: string): XmlNode[] {
  return new XMLParser(OPTIONS).parse(xml) as XmlNode[];
}

/** The text of nodes; an element without content has two tags. */
export function buildXml(nodes: readonly XmlNode[]): string {
  return new XMLBuilder({ ...OPTIONS, suppressEmptyNode: false }).build(nodes);
}
