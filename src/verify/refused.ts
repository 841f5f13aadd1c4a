import { AuditError, type ErrorPlace } from '../model/errors.ts';
import { shown } from './ledger.ts';

/** The error of a folder or archive that is not opened, or not read on: it is no bundle, or made to do harm. */
export function refused(what: string, place: ErrorPlace = {}, cause?: unknown): AuditError {
  return refusal(
    what,
    'Name the folder or the archive of one audit run, as it was written; what another program packed is to be unpacked first.',
    place,
    cause,
  );
}

/** The error of an input that takes more time or memory than one of its size may. */
export function costly(what: string, place: ErrorPlace): AuditError {
  return refusal(what, 'On a slow machine give it longer: --timeout <seconds>.', place);
}

function refusal(what: string, remedy: string, place: ErrorPlace, cause?: unknown): AuditError {
  const safe = Object.fromEntries(
    Object.entries(place).map(([key, value]) => [key, typeof value === 'string' ? shown(value) : value]),
  );
  return new AuditError('BUNDLE_REFUSED', shown(what), remedy, safe, cause);
}
