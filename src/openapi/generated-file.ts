import { readFileSync, writeFileSync } from 'node:fs';
import { pointerToken } from '../common/items-path.ts';
import { codeOf } from '../common/thrown.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../model/json.ts';

/** The bytes of a generated file. */
export function generatedText(document: JsonObject): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Writes a generated file. */
export function writeGenerated(path: string, document: JsonObject): void {
  writeFileSync(path, generatedText(document));
}

/**
 * What in a file is not as generated, as JSON Pointers into the document; [] when the bytes are the same. A file that is
 * missing, is no JSON, or differs in its layout or order alone is said in words. Throws what reading a file that is there throws.
 */
export function staleParts(path: string, document: JsonObject): string[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    // Anything else says nothing of what it holds: a folder, or a file that may not be read.
    if (!['ENOENT', 'ENOTDIR'].includes(String(codeOf(error))))
      // Of a folder the system names no path.
      throw Object.assign(error as Error, { path });
    return ['the file is not there'];
  }
  if (text === generatedText(document)) return [];
  let kept: JsonValue;
  try {
    kept = JSON.parse(text) as JsonValue;
  } catch {
    return ['the file is not JSON'];
  }
  const parts = differingParts(kept, document, '');
  return parts.length === 0 ? ['layout or order of the file'] : parts;
}

// As deep as both have the same keys, or lists of the same length: what was added or left out is named whole.
function differingParts(kept: JsonValue, made: JsonValue, pointer: string): string[] {
  if (Array.isArray(kept) && Array.isArray(made) && kept.length === made.length) {
    return made.flatMap((value, index) => differingParts(kept[index] ?? null, value, `${pointer}/${index}`));
  }
  if (isJsonObject(kept) && isJsonObject(made)) {
    const keys = [...new Set([...Object.keys(kept), ...Object.keys(made)])];
    return keys.flatMap((key) => {
      const place = `${pointer}/${pointerToken(key)}`;
      const [left, right] = [kept[key], made[key]];
      return left === undefined || right === undefined ? [place] : differingParts(left, right, place);
    });
  }
  return kept === made ? [] : [pointer === '' ? 'the whole document' : pointer];
}
