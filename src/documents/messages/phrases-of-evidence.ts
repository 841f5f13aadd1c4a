/**
 * What the evidence of a run says in forms of its own, with its Russian, written as in `phrases.ts`. What a check found, and what the
 * cases of a project of its own say, has no form: it is quoted.
 */
export const RUSSIAN_EVIDENCE: readonly (readonly [english: string, russian: string])[] = [
  // What was asked for, and what came.
  ['{n} or {m}', '{n} или {m}'],
  ['{n}, or {m} {code}', '{n} или {m} {code}'],
  ['{n}, or an authorization error in a {m}', '{n} или ошибка доступа внутри {m}'],
  ['{n} with a JSON error', '{n} с ошибкой в JSON'],
  ['4xx with a JSON error', '4xx с ошибкой в JSON'],
  ['{n} HTML page', '{n}, страница HTML'],
  ['no answer ({code})', 'нет ответа ({code})'],
  ['no answer: {why}', 'нет ответа: {why}'],
  ['no answer', 'нет ответа'],
  ['not sent', 'не отправлен'],
  ['attempt {n} of {m}: {why}', 'попытка {n} из {m}: {why}'],
  ['attempt {n} of {m}', 'попытка {n} из {m}'],
  ['status {n}', 'статус {n}'],
  ['no reason recorded', 'причина не записана'],
  ['JSON without an error envelope', 'JSON без описания ошибки'],
  ['not JSON', 'не JSON'],
  ['... and {n} more errors in this answer', '... и ещё ошибок в этом ответе: {n}'],
  // Why something was not executed.
  ['left out by --only {list}', 'исключено через --only {list}'],
  ['not selected by the test filter', 'не выбрано фильтром тестов'],
  ['no evidence and no reason was recorded', 'ни свидетельств, ни причины не записано'],
  ['the run was interrupted', 'запуск прерван'],
  ['the run was interrupted before: {names}', 'запуск прерван раньше: {names}'],
  ['shard {part} of the run is missing', 'нет части запуска {part}'],
  ['no case', 'нет сценария'],
  [
    'no id is known for {role}: set {variable}, or run again, since a call that looks for it failed: {call}',
    'не известен id ({role}): задайте {variable} или запустите ещё раз, так как вызов, который его ищет, не удался: {call}',
  ],
  ['no id is known for {role}: set {variable}', 'не известен id ({role}): задайте {variable}'],
  // Notes of scenarios.
  [
    'Passed, nothing to see: what the answer lists is empty.',
    'Пройден, смотреть не на что: список в ответе пуст.',
  ],
  ['its write undoes itself', 'его запись отменяет сама себя'],
  ['its write was refused: there is nothing to undo', 'его запись отклонена: отменять нечего'],
  ['undone by {call}', 'отменено вызовом {call}'],
  [
    'not undone, since {call} did not succeed: look on the account',
    'не отменено, так как {call} не удался: посмотрите в аккаунте',
  ],
  ['not undone: {why}', 'не отменено: {why}'],
  ['judged by one call of the loader', 'оценён по одному вызову загрузчика'],
  ['judged by {n} calls of the loader', 'оценён по вызовам загрузчика ({n})'],
  ['rows of writes are not asked of a loader', 'строк от записей загрузчик не должен'],
  [
    'the loader asks {call} otherwise: its rows are judged at {ids}',
    'загрузчик делает {call} иначе: его строки оценены в {ids}',
  ],
  [
    'rows of {table} are not judged: its key does not tell them apart, and it lacks {columns}',
    'строки {table} не оценены: её ключ их не различает, и в ней нет {columns}',
  ],
  ['refused in the second form: {answer}', 'отказано во второй форме: {answer}'],
  // Columns and rows.
  ['no answer of this run fills the table', 'ни один ответ этого запуска не заполняет таблицу'],
  ['the table has no such column', 'в таблице нет такого столбца'],
  ['no answer says what it must hold', 'ни один ответ не говорит, что в нём должно быть'],
  ['no row of an answer was there to compare', 'не было строки ответа, с которой сверить'],
  ["the loader's own time or version", 'время или версия, которые ставит загрузчик'],
  [
    "the loader's own formula: it tells the same rows apart",
    'формула самого загрузчика: строки она различает так же',
  ],
  ['one row stands for several items of an answer', 'одна строка стоит за несколько элементов ответа'],
  ['a part of the key that no answer fills', 'часть ключа, которую не заполняет ни один ответ'],
  [
    '{n} (row|rows) with a version of this run that no scenario used',
    '{n, plural, one {# строка} few {# строки} other {# строк}} с версией этого запуска, которой не было ни у одного сценария',
  ],
  [
    '{n} (row|rows) of the load of {label} that it does not account for',
    '{n, plural, one {# строка} few {# строки} other {# строк}} загрузки {label}, которые она не объясняет',
  ],
  // Findings.
  ['the spec names {codes}, the answer has {code}', 'спецификация называет {codes}, в ответе {code}'],
  [
    '{field} is in {n} of {m} objects, and {schema} does not name it',
    '{field} есть в {n} из {m} объектов, а {schema} его не называет',
  ],
  [
    '... and {n} more fields that {schema} does not name',
    '... и ещё полей, которых {schema} не называет: {n}',
  ],
  [
    '... and {n} more fields of {place} that {schema} does not name',
    '... и ещё полей в {place}, которых {schema} не называет: {n}',
  ],
  [
    'the answer has no item at {place}: what is said of items had nothing to look at',
    'в ответе нет элементов в {place}: проверкам элементов смотреть не на что',
  ],
  [
    'the document asks for {call}, a route that the API does not have; the documented call for it is {other}',
    'документ требует {call}, такого пути у API нет; документированный вызов: {other}',
  ],
  [
    'per_page {asked} was asked for, the page size stayed {size}',
    'запрошен per_page {asked}, размер страницы остался {size}',
  ],
  [
    '{call}: the API has {n}, the loader received {m}: of {p} pages it never asked for {pages}.',
    '{call}: в API {n}, загрузчик получил {m}: из {p} страниц он не запросил {pages}.',
  ],
  [
    '{call}: {window} lets nothing through (0 items in {n} (call|calls)): the data is of {now}, which QTICKETS_NOW tells the loader.',
    '{call}: {window} ничего не пропускает (0 элементов за {n, plural, one {# вызов} few {# вызова} other {# вызовов}}): данные от {now}, как сообщает загрузчику QTICKETS_NOW.',
  ],
  [
    '{call}: {n} (call|calls) with {names} in the query, which the API ignores: it takes filters and pages from the body.',
    '{call}: {n, plural, one {# вызов} few {# вызова} other {# вызовов}} с {names} в строке запроса, которую API не читает: фильтры и страницы он берёт из тела.',
  ],
  // What stands on an account.
  ['ticket {ticket} of event {event}, show {show}', 'билет {ticket}, событие {event}, сеанс {show}'],
  [
    'a ticket for seat {seat} of event {event}, show {show}, under the external id {id}: whether it is booked is not known',
    'билет на место {seat}, событие {event}, сеанс {show}, внешний id {id}: занято ли оно, неизвестно',
  ],
  ['{call}: was obeyed', '{call}: выполнено'],
  ['{call}: whether it was obeyed is not known', '{call}: выполнено ли, неизвестно'],
  // What broke the evidence.
  ['The evidence is broken: {problem}', 'Свидетельства повреждены: {problem}'],
  [
    'There is evidence of {label}, which the plan does not hold.',
    'Есть свидетельство о {label}, которого нет в плане.',
  ],
  ['There is evidence of {label} more than once.', 'О {label} больше одного свидетельства.'],
  [
    'There is no evidence of {label}, and no reason why it was not run.',
    'Нет свидетельства о {label} и нет причины, почему он не запускался.',
  ],
  ['{label} ran, and its answers were not written.', '{label} выполнен, но его ответы не записаны.'],
  [
    'The JUnit report that Vitest wrote is not well-formed.',
    'Отчёт JUnit, который записал Vitest, повреждён.',
  ],
  [
    'The copy of the spec document is not the file that was read.',
    'Копия спецификации не совпадает с прочитанным файлом.',
  ],
  ['{path} was written when its scenario ended, and is gone.', '{path} записан в конце сценария и исчез.'],
  [
    '{path} is not what was written when its scenario ended.',
    '{path} не тот, что был записан в конце сценария.',
  ],
  [
    'The tables could not be looked at after the run: {why}',
    'После запуска на таблицы не удалось взглянуть: {why}',
  ],
  ['{label} ran without a check.', '{label} выполнен без единой проверки.'],
  [
    '{label} has no failed check and no call of its own.',
    'У {label} нет ни отказавшей проверки, ни собственного вызова.',
  ],
  // Two audits.
  ['passed', 'прошёл'],
  ['failed', 'не прошёл'],
  ['skipped', 'пропущен'],
  ['not executed', 'не выполнен'],
  ['not in it', 'в нём нет'],
  ['another spec document', 'другая спецификация'],
  ['another set of schemas', 'другой набор схем'],
  ['other definitions of tables', 'другие определения таблиц'],
  ['other cases or rules', 'другие сценарии или правила'],
  ['target: {was} and {is}', 'цель: {was} и {is}'],
  ['what answered: {was} and {is}', 'кто отвечал: {was} и {is}'],
  ['profile: {was} and {is}', 'профиль: {was} и {is}'],
  ['Partners access: {was} and {is}', 'доступ Partners: {was} и {is}'],
  ['routes: {was} and {is}', 'маршруты: {was} и {is}'],
  ['base URL: {was} and {is}', 'адрес: {was} и {is}'],
  ['version of the audit: {was} and {is}', 'версия аудита: {was} и {is}'],
  ['loader: {was} and {is}', 'загрузчик: {was} и {is}'],
  ['the verdict went from {was} to {is}', 'вердикт был {was}, стал {is}'],
  ['entries newly fail: {ids}', 'запросы перестали проходить: {ids}'],
  ['entries are no longer run: {ids}', 'запросы больше не выполняются: {ids}'],
  ['entries are gone: {ids}', 'запросы исчезли: {ids}'],
  ['fields are gone from answers: {places}', 'поля исчезли из ответов: {places}'],
  ['fields have another type: {places}', 'у полей другой тип: {places}'],
  ['fields may be null that were not: {places}', 'поля, которые могут стать null: {places}'],
  ['endpoints are slower: {calls}', 'вызовы стали медленнее: {calls}'],
];
