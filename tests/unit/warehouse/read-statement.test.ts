import { expect, test } from 'vitest';
import { readStatement, type Statement } from '../../../src/warehouse/http-server/sql-statement.ts';

const read = (text: string) => readStatement(Buffer.from(text));

test.each<[string, Partial<Statement>]>([
  ['SELECT 1', { sql: 'SELECT 1', format: undefined, takesData: false, clausesAt: 8, length: 8 }],
  [' SELECT 1 ; -- all\n/* of it */;;', { sql: 'SELECT 1', takesData: false, clausesAt: 10 }],
  ["SELECT ';', `;`, \";\", [1, {'a': ';'}] FORMAT JSON", { format: 'JSON', takesData: false }],
  ['SELECT 1 format JSONCompact;', { sql: 'SELECT 1 format JSONCompact', format: 'JSONCompact' }],
  ['SELECT a, b SETTINGS c = 1', { format: undefined, clausesAt: 12 }],
  ['SELECT FORMAT', { format: undefined, clausesAt: 13 }],
  ['SELECT format FORMAT CSV', { format: 'CSV' }],
  ['SELECT (1 FORMAT CSV)', { format: undefined }],
  ['SELECT $a$ ; FORMAT CSV $a$', { format: undefined, sql: 'SELECT $a$ ; FORMAT CSV $a$' }],
  ['SELECT 1 -- ; FORMAT CSV', { format: undefined }],
  ['SELECT 1 #! ; FORMAT CSV', { format: undefined }],
  ["SELECT 'a\\';' , 'b'';'", { sql: "SELECT 'a\\';' , 'b'';'" }],
  ['', { sql: '', takesData: false, format: undefined, clausesAt: 0, length: 0 }],
  [' ; ', { sql: '', length: 3 }],
  ['INSERT INTO t', { sql: 'INSERT INTO t', takesData: true, format: undefined, clausesAt: 13, length: 13 }],
  [
    'INSERT INTO t FORMAT CSV 1;2\n',
    { sql: 'INSERT INTO t FORMAT CSV', format: 'CSV', takesData: true, clausesAt: 14, length: 25 },
  ],
  ['insert into t format CSV ; \r\n1;2', { format: 'CSV', takesData: true, length: 29 }],
  ['INSERT INTO t FORMAT CSV\n\n1', { length: 25 }],
  ["INSERT INTO t (a, b) FROM INFILE 'x' SETTINGS a = 1 FORMAT CSV", { format: 'CSV', clausesAt: 37 }],
  [
    'INSERT INTO t SELECT 1, 2;',
    { sql: 'INSERT INTO t SELECT 1, 2', format: undefined, takesData: false, clausesAt: 14, length: 26 },
  ],
  [
    'INSERT INTO t WITH 1 AS a SELECT a; SELECT 2',
    { sql: 'INSERT INTO t WITH 1 AS a SELECT a; SELECT 2', takesData: false },
  ],
  [
    'INSERT INTO t VALUES (1, 2), (3, 4)',
    { sql: 'INSERT INTO t FORMAT Values', format: 'Values', takesData: true, length: 20, clausesAt: 13 },
  ],
  ["INSERT INTO t VALUES (';', 'SELECT')", { sql: 'INSERT INTO t FORMAT Values', length: 20 }],
  ['INSERT INTO t (values) VALUES (1)', { sql: 'INSERT INTO t (values) FORMAT Values', length: 29 }],
  ['INSERT INTO т VALUES (1)', { sql: 'INSERT INTO т FORMAT Values', length: 21, clausesAt: 14 }],
])('%j is read', (text, statement) => {
  expect(read(text)).toMatchObject(statement);
});

test.each(['SELECT 1; SELECT 2', 'SELECT 1;; x', 'INSERT INTO t VALUES (1); SELECT 1', 'SELECT 1; /* */ x'])(
  '%j is two statements',
  (text) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        code: 62,
        status: 400,
        sentence: expect.stringMatching(/Multi.*SYNTAX_ERROR/),
      }),
    );
  },
);
