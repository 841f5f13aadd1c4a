import type { JsonObject } from '../model/json.ts';

/** Documents of a person, which have a series and a number. */
export const DOCUMENT_NAMES = 'passport|id_card|identity_document|паспорт';
/** What the number of one is called in it. */
export const NUMBERS_OF_DOCUMENT = ['number', 'num', 'no'];
/** A key that names one of them. */
const OF_A_DOCUMENT = new RegExp(`(?:^|_|загран)(?:${DOCUMENT_NAMES})$`);

/** True for an object that is called a document of a person, or says that it is one. */
export function isOfDocument(object: JsonObject, owner: string): boolean {
  return [owner, object['type'], object['kind']].some(
    (name) => typeof name === 'string' && OF_A_DOCUMENT.test(name.toLowerCase()),
  );
}
