import { AuditError } from '../model/errors.ts';

/** What the system says of a file operation that failed: Node's own form of it. */
interface SystemError extends Error {
  code: string;
  syscall: string;
  path?: string;
  dest?: string;
}

// Sockets and processes fail with the same kind of error, and are no files.
const NO_FILE = /^(connect|listen|bind|getaddrinfo|accept|kill|spawn\b.*|spawnSync\b.*)$/;

const ROOM = 'Make room on the disk';
const RIGHT = 'Give this user the right to do so there';
const KIND = 'A file stands where a folder must be, or the other way round: move it away';
const REMEDIES: Readonly<Record<string, string>> = {
  EACCES: RIGHT,
  EPERM: RIGHT,
  EROFS: 'The file system can only be read: mount it for writing',
  ENOSPC: ROOM,
  EDQUOT: ROOM,
  EFBIG: "Raise the limit of a file's size (ulimit -f)",
  EEXIST: KIND,
  ENOTDIR: KIND,
  EISDIR: KIND,
  ENOTEMPTY: KIND,
  ENOENT: 'Make the folder that it must lie in, where folders can be made',
  EMFILE: 'Raise the limit of open files (ulimit -n)',
  ENFILE: 'Raise the limit of open files (ulimit -n)',
  ENAMETOOLONG: 'Take a shorter name',
};

/**
 * A failed file operation as the audit's own error, FILE_SYSTEM, with what the system said and where; null for what is no
 * such failure. `instead` says what else the user may do, after "or".
 */
export function fileSystemError(thrown: unknown, instead = 'name another file or folder'): AuditError | null {
  if (!isSystemError(thrown) || NO_FILE.test(thrown.syscall)) return null;
  const { code, syscall, path, dest, message } = thrown;
  // `ENOSPC: no space left on device, write '/x'`
  const said = /^\w+: (.*?), \w+/.exec(message)?.[1] ?? '';
  const remedy = REMEDIES[code] ?? 'Mend what the system says of it';
  return new AuditError(
    'FILE_SYSTEM',
    `${syscall} failed with ${code}${said === '' ? '' : `, ${said}`}`,
    `${remedy}, or ${instead}.`,
    path === undefined ? {} : { file: dest ?? path },
    thrown,
  );
}

/** Does what touches files. Its failure is thrown as `fileSystemError` has it; what is no such failure stays as it is. */
export async function withFiles<T>(work: () => Promise<T> | T, instead?: string): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileSystemError(error, instead) ?? error;
  }
}

function isSystemError(thrown: unknown): thrown is SystemError {
  return (
    thrown instanceof Error &&
    'code' in thrown &&
    typeof thrown.code === 'string' &&
    'syscall' in thrown &&
    typeof thrown.syscall === 'string'
  );
}
