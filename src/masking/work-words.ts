import { lazy } from '../common/lazy-pattern.ts';
import { endsAsSurname, isFirstName } from './first-names.ts';

// Words that masker and scanner both know persons by in documents and chats about work; how they use them is their own.

/** What somebody does, or did, of whom a line of a document is. */
export const WORKS = String.raw`owner|backup|reviewer|approver|assignee|assigned to|maintainer|on-?call|tester|prepared by|reviewed by|approved by|reported by|reporter|исполнитель|ответственн\p{Ll}{2}|проверил[аи]?|подготовил[аи]?|составил[аи]?|согласовал[аи]?|утвердил[аи]?|рецензент|докладчик|дежурн\p{Ll}{2}|контакт(?: \p{Ll}{1,20}){0,3}`;
/** Of what somebody is the author who is no writer. */
export const PAPERS = 'отч[её]та|документа|заметки|аудита|письма|сообщения|тестов|задачи|заявки|протокола';
/** A text with one of these is a document, and its author no writer. */
export const IS_DOCUMENT = /(?:Дата|Статус|Версия|Date|Status|Version|Создано|Created)[*_]{0,2}:/;
export const CALLINGS =
  'блогер|журналист|корреспондент|фотограф|аналитик|тестировщик|разработчик|бухгалтер|юрист|программист|волонт[её]р';
const OF_ITS_FORM = lazy.iu`(?:аналитик(?:[аеи]|ой)|(?:${CALLINGS})[аиы]) $`;

/** True for two words behind many of an occupation, or behind what it is occupied with, that are of no name: "разработчики Sample Desk", "система аналитики Sample Desk". */
export function isOfOccupation(before: string, name: string): boolean {
  return (
    OF_ITS_FORM(before).test(before) &&
    !name.split(/[ \u00a0]+/).some((word) => isFirstName(word) || endsAsSurname(word) || word.endsWith('.'))
  );
}

/** Headings of a list of persons. */
export const PRESENT =
  'участники|присутствовали|приглашены|ответственные|на встрече|participants|attendees|present|invitees|assignees|reviewers';
/** A text without this has no such heading. */
export const MAY_LIST_PRESENT =
  /участники|присутств|приглаш|guest list|(?:список|перечень) |ответственные|на встрече|participants|attendee|passengers|present|invitees|assignees|reviewers/i;
