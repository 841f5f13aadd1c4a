import { isJsonObject } from '../../model/json.ts';
import { readJson } from '../bytes/read-json.ts';
import type { Bundle } from './bundle.ts';
import { fileOf } from './layout.ts';

const SPEC_FOLDER = 'artifacts/spec/';

/**
 * The files with the copy of the spec document under the name that audit.json has, where a system wrote its accents in another form
 * (macOS takes letters apart: й is и and a breve), and a note of that. No other file of a bundle has more than plain letters.
 */
export function withNamesAsWritten(files: Bundle['files']): Pick<Bundle, 'files' | 'notes'> {
  const wanted = SPEC_FOLDER + nameIn(files);
  const found = [...files.keys()].find((name) => name.normalize('NFC') === wanted.normalize('NFC'));
  if (found === undefined || found === wanted || files.has(wanted)) return { files, notes: [] };
  return {
    files: new Map([...files].map(([name, bytes]) => [name === found ? wanted : name, bytes])),
    notes: [
      `the name of ${wanted} came with its accents in another form of Unicode, as a system writes them`,
    ],
  };
}

function nameIn(files: Bundle['files']): string {
  const [, bytes] = fileOf(files, 'model');
  const model = bytes === null ? undefined : readJson(bytes).value;
  const spec = isJsonObject(model) ? model['spec'] : undefined;
  const file = isJsonObject(spec) ? spec['file'] : undefined;
  return typeof file === 'string' ? file : '';
}
