import { createHash } from 'node:crypto';
import { once } from '../../common/once-for-bytes.ts';

/** SHA-256 of a file's bytes, 64 hex digits. */
export function digestOf(bytes: Uint8Array): string {
  return once(bytes, 'sha256', () => sha256Hex(bytes));
}

/** SHA-256 of bytes, or of a text's UTF-8 bytes: 64 hex digits. */
export function sha256Hex(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
