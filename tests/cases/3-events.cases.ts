import type { ContractCase } from '../../src/model/case.ts';
import type { RuleSpec } from '../../src/model/rule.ts';
import { AUDIT, defineCase, documentedBy, FULL, inEvent, ok, SEED } from './define.ts';
import { notUndoable, writeBack } from './live.ts';
import { eventRows, seatRows } from './rows.ts';

const path = '/api/rest/v1/events';
const seats = 'data.zones[*].seats[*]';
const seatRules: RuleSpec[] = [
  { rule: 'fieldIsAsked', field: 'data.event_id', asked: { param: 'EVENT_ID' } },
  { rule: 'uniqueField', items: seats, field: 'seat_id' },
  { rule: 'seatCounts', object: 'data' },
];

export const eventCases: ContractCase[] = [
  defineCase({
    id: '3.1',
    method: 'GET',
    path,
    profiles: SEED,
    scenarios: [ok('rest', 'events-list', { rows: eventRows('data[*]'), lists: inEvent('data[*]') })],
  }),
  defineCase({
    id: '3.2',
    method: 'GET',
    path,
    profiles: SEED,
    needs: ['3.1'],
    scenarios: [
      ok('rest', 'events-list', {
        lists: inEvent('data[*]'),
        rules: [
          { rule: 'everyFieldIs', items: 'data[*]', field: 'is_active', value: 1 },
          { rule: 'agrees', items: 'data[*]', with: { of: '3.1' }, at: 'data[*]', except: [] },
        ],
        rows: eventRows('data[*]'),
      }),
    ],
  }),
  defineCase({
    id: '3.3',
    method: 'GET',
    path: `${path}/{EVENT_ID}`,
    profiles: AUDIT,
    needs: ['3.1'],
    scenarios: [
      ok('rest', 'event-single', {
        lists: inEvent('data'),
        rules: [
          { rule: 'fieldIsAsked', field: 'data.id', asked: { param: 'EVENT_ID' } },
          { rule: 'equalsItemOf', object: 'data', of: '3.1', ofItems: 'data[*]', except: [] },
        ],
        rows: eventRows('data'),
      }),
    ],
  }),
  defineCase({
    id: '3.4',
    method: 'POST',
    path,
    profiles: FULL,
    write: true,
    scenarios: [
      ok('rest', 'event-single', {
        live: notUndoable('the API has no call that deletes an event'),
        rules: [
          { rule: 'echo', object: 'data', fields: ['name', 'description'] },
          { rule: 'everyFieldIs', items: 'data', field: 'deleted_at', value: null },
          { rule: 'everyFieldIs', items: 'data.shows[*]', field: 'deleted_at', value: null },
          { rule: 'justMade', items: 'data' },
          { rule: 'notEmpty', items: 'data.shows[*]' },
          { rule: 'sameInstant', sent: 'start_date', came: 'data.shows[*].start_date' },
          { rule: 'sameInstant', sent: 'finish_date', came: 'data.shows[*].finish_date' },
        ],
      }),
    ],
  }),
  defineCase({
    id: '3.5',
    documented: documentedBy('R12'),
    method: 'PATCH',
    path: `${path}/{EVENT_ID}`,
    profiles: FULL,
    needs: ['3.3'],
    write: true,
    scenarios: [
      ok('rest', 'event-single', {
        lists: inEvent('data'),
        live: writeBack(`${path}/{EVENT_ID}`, `${path}/{EVENT_ID}`, {
          name: 'data.name',
          description: 'data.description',
        }),
        rules: [
          { rule: 'fieldIsAsked', field: 'data.id', asked: { param: 'EVENT_ID' } },
          { rule: 'echo', object: 'data', fields: ['name', 'description'] },
          {
            rule: 'agrees',
            items: 'data',
            with: { of: '3.3' },
            at: 'data',
            except: ['name', 'description', 'updated_at'],
          },
        ],
      }),
    ],
  }),
  defineCase({
    id: '3.6',
    documented: documentedBy('R13', ['', 'show-42']),
    method: 'GET',
    path: `${path}/{EVENT_ID}/seats`,
    profiles: SEED,
    scenarios: [ok('rest', 'seats-of-event', { rules: seatRules, rows: seatRows() })],
  }),
  defineCase({
    id: '3.7',
    documented: documentedBy('R13'),
    method: 'GET',
    path: `${path}/{EVENT_ID}/seats/{SHOW_ID}`,
    profiles: SEED,
    needs: ['3.6'],
    scenarios: [
      ok('rest', 'seats-of-show', {
        rules: [
          ...seatRules,
          { rule: 'fieldIsAsked', field: 'data.show_id', asked: { param: 'SHOW_ID' } },
          { rule: 'everyFieldIsAsked', items: seats, field: 'show_id', asked: { param: 'SHOW_ID' } },
          {
            rule: 'fieldWithin',
            items: seats,
            field: 'seat_id',
            of: '3.6',
            ofItems: seats,
            ofField: 'seat_id',
          },
          {
            rule: 'agrees',
            items: seats,
            with: { of: '3.6' },
            at: seats,
            key: 'seat_id',
            except: ['show_id'],
          },
        ],
        rows: seatRows(),
      }),
    ],
  }),
];
