import type { JsonObject } from '../../src/model/json.ts';
import type { Recording } from '../../src/targets/recording.ts';
import { answerIn, itemIn } from './altered-run.ts';

/** Changes the recorded calls of a case, in place. */
export type Alter = (recordings: Recording[]) => void;
/** A defect of an answer, and the check that must find it. */
export interface Defect {
  what: string;
  id: string;
  scenario?: string;
  recordings: Alter;
  /** The check that is meant for the defect; two where one defect breaks two promises. */
  fails: string | string[];
}

/** The first recorded call. */
export const first = (recordings: Recording[]): Recording =>
  itemIn(recordings as never) as unknown as Recording;
/** The seats of the first zone. */
export const seatsOf = (recordings: Recording[]): JsonObject[] =>
  itemIn((answerIn(recordings)['data'] as JsonObject)['zones'])['seats'] as JsonObject[];
/** The result of a Partners answer. */
export const resultOf = (recordings: Recording[]): JsonObject => answerIn(recordings)['result'] as JsonObject;
/** Puts the page of a wrong route in place of the answer. */
export const html404: Alter = (recordings) => {
  Object.assign(first(recordings), {
    status: 404,
    response: '<html><title>404</title></html>',
    rawHeaders: { 'content-type': 'text/html; charset=UTF-8' },
  });
};
/** The first basket of an order. */
export const paidBasket = (order: JsonObject): JsonObject => itemIn(order['baskets']);
