/** Largest headers of an answer that are read, in bytes: Node.js alone stops at 16 KiB. */
export const MAX_HEADER_BYTES = 128 * 1024;
/** Largest answer that is read, in bytes. */
export const MAX_RESPONSE_BYTES = 32 * 1024 * 1024;
