import { DEFAULT_OPTIONS } from '../../../src/common/audit-options.ts';
import type { ContractCase } from '../../../src/model/case.ts';
import type { AuditPlan } from '../../../src/model/plan.ts';
import { planRun } from '../../../src/spec/plan-run.ts';
import { parseSpec } from '../../../src/spec/read-spec.ts';
import { AUDIT, DOCUMENTED, defineCase, missing, ok, partnersWrite } from '../../cases/define.ts';
import { clientRows, seatRows, ticketRows } from '../../cases/rows.ts';

const SPEC = `# The requests

**Headers of every request:**
\`\`\`
Accept: application/json
\`\`\`

## 2. CLIENTS

${entry('2.1', 'List clients', 'GET https://qtickets.ru/api/rest/v1/clients')}
## 3. EVENTS

${entry('3.7', 'Seats of a show', 'GET https://qtickets.ru/api/rest/v1/events/{EVENT_ID}/seats/{SHOW_ID}', '/api/rest/v1/events/33/seats/41')}
## 6. PARTNERS

${entry('6.1', 'Add one ticket', 'POST https://qtickets.ru/api/partners/v1/tickets/add/{EVENT_ID}/{SHOW_ID}', '/api/partners/v1/tickets/add/12/4076')}
## 7. ERRORS

${entry('7.2', 'Order that does not exist', 'GET https://qtickets.ru/api/rest/v1/orders/999999999')}
${entry('7.9', 'Something that nobody wrote a case for', 'GET https://qtickets.ru/api/rest/v1/weather')}`;

const CALLS = `# The documented calls

## R. REST

${entry('R1', 'List orders', 'GET https://qtickets.ru/api/rest/v1/orders')}`;

/** Cases of four entries: a list, seats, a write with two accesses, an error. */
export const SMALL_CASES: readonly ContractCase[] = [
  defineCase({
    id: '2.1',
    method: 'GET',
    path: '/api/rest/v1/clients',
    profiles: AUDIT,
    scenarios: [ok('rest', 'clients-list', { rows: clientRows('data[*]') })],
  }),
  defineCase({
    id: '3.7',
    method: 'GET',
    path: '/api/rest/v1/events/{EVENT_ID}/seats/{SHOW_ID}',
    profiles: AUDIT,
    scenarios: [ok('rest', 'seats-of-show', { rows: seatRows() })],
  }),
  defineCase({
    id: '6.1',
    method: 'POST',
    path: '/api/partners/v1/tickets/add/{EVENT_ID}/{SHOW_ID}',
    profiles: AUDIT,
    write: true,
    scenarios: partnersWrite('partners-ticket-added', { rules: [], rows: ticketRows('result') }),
  }),
  defineCase({
    id: '7.2',
    method: 'GET',
    path: '/api/rest/v1/orders/999999999',
    profiles: AUDIT,
    scenarios: [missing()],
  }),
  defineCase({
    id: 'R1',
    method: 'GET',
    path: '/api/rest/v1/orders',
    profiles: DOCUMENTED,
    scenarios: [ok('rest', 'orders-list')],
  }),
];

/** The plan of these cases; entry 7.9 has none. */
export function smallPlan(options: Partial<AuditPlan['options']> = {}): AuditPlan {
  const documents = {
    spec: parseSpec(Buffer.from(SPEC), 'small_requests.md'),
    documented: parseSpec(Buffer.from(CALLS), 'small_calls.md'),
  };
  return planRun({ ...DEFAULT_OPTIONS, ...options }, documents, SMALL_CASES);
}

function entry(id: string, title: string, request: string, example = ''): string {
  const [method] = request.split(' ');
  const examples = example === '' ? '' : `**Examples:**\n- \`${method} https://qtickets.ru${example}\`\n`;
  return `### ${id}. ${title}\n**Request:**\n\`\`\`\n${request}\n\`\`\`\n${examples}\n---\n`;
}
