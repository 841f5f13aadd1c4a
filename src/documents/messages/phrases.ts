/**
 * Sentences of `audit.json`, which is the same in every language, with their Russian. A name in braces stands for what a sentence
 * says there: a number for one of a single letter, else any words. Of one English sentence and its plural, `(a|b)` has both.
 */
export const RUSSIAN_PHRASES: readonly (readonly [english: string, russian: string])[] = [
  // Of what the verdict is said.
  ['nothing: no call was answered', 'ничего: ни на один вызов не было ответа'],
  ['the simulator', 'симулятор'],
  ['an API on this machine at {host}, live', 'API на этой машине ({host}), вживую'],
  ['the account at {host}, live', 'аккаунт на {host}, вживую'],
  [
    '{n} (recording|recordings) of the simulator, made on {day}',
    '{n, plural, one {# запись} few {# записи} other {# записей}} симулятора от {day}',
  ],
  [
    '{n} (recording|recordings) of the simulator, made from {from} to {to}',
    '{n, plural, one {# запись} few {# записи} other {# записей}} симулятора с {from} по {to}',
  ],
  [
    '{n} (recording|recordings) of a live account at {host}, made on {day}',
    '{n, plural, one {# запись} few {# записи} other {# записей}} живого аккаунта на {host} от {day}',
  ],
  [
    '{n} (recording|recordings) of a live account at {host}, made from {from} to {to}',
    '{n, plural, one {# запись} few {# записи} other {# записей}} живого аккаунта на {host} с {from} по {to}',
  ],
  [
    '{n} (recording|recordings) of a live account, made on {day}',
    '{n, plural, one {# запись} few {# записи} other {# записей}} живого аккаунта от {day}',
  ],
  [
    '{n} (recording|recordings) of a live account, made from {from} to {to}',
    '{n, plural, one {# запись} few {# записи} other {# записей}} живого аккаунта с {from} по {to}',
  ],
  // What that shows.
  [
    'No call was answered, so nothing is said of any API.',
    'Ответов не было, поэтому ни о каком API ничего не сказано.',
  ],
  [
    'The simulator is a part of this project: this proves the suite, not QTickets.',
    'Симулятор — часть этого проекта: это доказывает исправность набора проверок, а не QTickets.',
  ],
  [
    'The simulator is a part of this project: its {n} of {m} answers prove the suite, not QTickets.',
    'Симулятор — часть этого проекта: его ответы ({n} из {m}) доказывают исправность набора проверок, а не QTickets.',
  ],
  ['The account was asked during this run.', 'Аккаунт опрошен во время этого запуска.'],
  [
    'An API on this machine was asked during this run: it need not be QTickets.',
    'Во время запуска опрошен API на этой машине: это не обязательно QTickets.',
  ],
  [
    'Recordings show how the account answered when they were made, not how it answers now.',
    'Записи показывают, как аккаунт отвечал, когда они сделаны, а не как он отвечает сейчас.',
  ],
  // Reasons of the verdict, and what would remove them.
  [
    'The run was interrupted after {n} of {m} (entry|entries).',
    'Запуск прерван после {n, plural, one {# запроса} other {# запросов}} из {m}.',
  ],
  ['Run the audit again and let it finish.', 'Запустите аудит снова и дайте ему завершиться.'],
  [
    '(Shard|Shards) {ids} of the run (is|are) missing: {n} of {m} (entry|entries) were executed.',
    'Не хватает частей запуска: {ids}. Выполнено {n} из {m}.',
  ],
  ['Run {ids} too, and merge all shards of the run.', 'Выполните и части {ids}, затем объедините все части.'],
  [
    'No entry was executed, so nothing was shown.',
    'Не выполнено ни одного запроса, поэтому ничего не показано.',
  ],
  ['Execute the entries of the profile.', 'Выполните запросы профиля.'],
  [
    '{n} (entry|entries) failed: {ids}.',
    '{n, plural, one {Не прошёл # запрос} few {Не прошли # запроса} other {Не прошло # запросов}}: {ids}.',
  ],
  [
    'Make what failed meet what the spec asks, and run again.',
    'Приведите непрошедшее в соответствие со спецификацией и запустите снова.',
  ],
  [
    '{table} was counted without FINAL, so its counts are not held against the rows of the scenarios.',
    'Таблица {table} посчитана без FINAL, поэтому не сверена со строками сценариев.',
  ],
  [
    'Raise CLICKHOUSE_COUNT_TIMEOUT_MS, and run again.',
    'Увеличьте CLICKHOUSE_COUNT_TIMEOUT_MS и запустите снова.',
  ],
  ['Find what wrote rows of the run to {table}.', 'Найдите, что записало строки запуска в {table}.'],
  [
    '{table} changed by {change}, of which (the scenarios account|the answers to the loader account) for {own}.',
    'Таблица {table} изменилась на {change}, из них объяснено {own}.',
  ],
  ['Find what changed {table} besides {others}.', 'Найдите, что изменило {table}, кроме самого запуска.'],
  [
    '{n} (write is|writes are) left on the account, of {ids}: section 5 names the calls that undo them.',
    'В аккаунте {n, plural, one {осталась # запись} few {остались # записи} other {осталось # записей}} ({ids}): вызовы для отмены названы в разделе ошибок.',
  ],
  [
    'Undo what is left on the account: npm run audit -- --undo-left.',
    'Отмените оставшееся в аккаунте: npm run audit -- --undo-left.',
  ],
  ['Mend what broke the evidence, and run again.', 'Устраните повреждение свидетельств и запустите снова.'],
  [
    'The scan found personal data or secrets in {n} (place|places) of the bundle.',
    'Поиск нашёл личные данные или секреты в {n, plural, one {# месте} other {# местах}} пакета.',
  ],
  [
    'Mask what the scan found, run again, and do not hand this bundle on.',
    'Замаскируйте найденное, запустите снова и не передавайте этот пакет.',
  ],
  [
    'There (was|were) {n} (error|errors) outside any case.',
    'Вне сценариев {n, plural, one {была # ошибка} few {было # ошибки} other {было # ошибок}}.',
  ],
  ['Mend the errors outside the cases.', 'Устраните ошибки вне сценариев.'],
  [
    'Whether rows of this run strayed into other tables is not known: looking for them takes too long.',
    'Неизвестно, попали ли строки запуска в другие таблицы: искать их слишком долго.',
  ],
  [
    '{n} (entry|entries) skipped: {ids}.',
    '{n, plural, one {Пропущен # запрос} few {Пропущены # запроса} other {Пропущено # запросов}}: {ids}.',
  ],
  ['Execute what was skipped.', 'Выполните пропущенное.'],
  [
    '{n} (entry|entries) of the profile not executed: {ids}.',
    '{n, plural, one {Не выполнен # запрос} few {Не выполнены # запроса} other {Не выполнено # запросов}} профиля: {ids}.',
  ],
  ['Execute the rest of the profile.', 'Выполните остальные запросы профиля.'],
  [
    '{n} (entry has|entries have) no case: {ids}.',
    '{n, plural, one {Для # запроса нет сценария} other {Для # запросов нет сценариев}}: {ids}.',
  ],
  ['Write cases for the entries that have none.', 'Напишите недостающие сценарии.'],
  [
    'Checks that were not run though nothing failed: {ids}.',
    'Проверки, которые не выполнены, хотя ничего не отказало: {ids}.',
  ],
  ['Make every check run.', 'Сделайте так, чтобы выполнялась каждая проверка.'],
  [
    'Passed with nothing to see, since a list of the answer was empty: {ids}.',
    'Прошли, но смотреть было не на что, так как список в ответе пуст: {ids}.',
  ],
  [
    'Run where the account has what the empty lists are of.',
    'Запустите там, где в аккаунте есть то, чего нет в пустых списках.',
  ],
  [
    'Executed and met their expectation: {n} of {m} (entry|entries) of the profile.',
    'Выполнены и соответствуют ожиданию: {n} из {m} запросов профиля.',
  ],
  [
    '(Tables|Judged tables) that reconcile with the rows of the scenarios: {n} of {m}.',
    'Таблицы, сходящиеся со строками сценариев: {n} из {m}.',
  ],
  [
    '(Tables|Judged tables) that reconcile with the rows of the scenarios: {n} of {m}, {k} of them without a row.',
    'Таблицы, сходящиеся со строками сценариев: {n} из {m}, из них без единой строки: {k}.',
  ],
  [
    '(Tables|Judged tables) that reconcile with the answers to the loader: {n} of {m}.',
    'Таблицы, сходящиеся с ответами загрузчику: {n} из {m}.',
  ],
  [
    '(Tables|Judged tables) that reconcile with the answers to the loader: {n} of {m}, {k} of them without a row.',
    'Таблицы, сходящиеся с ответами загрузчику: {n} из {m}, из них без единой строки: {k}.',
  ],
  [
    'Personal data or secrets found by the scan: none in {n} (file|files).',
    'Личные данные и секреты: не найдены ({n, plural, one {# файл} few {# файла} other {# файлов}}).',
  ],
  ['Problems found in the evidence: none.', 'Неполадки в свидетельствах: не найдены.'],
  // Advice.
  ['Ask the account itself, with --target live.', 'Опросите сам аккаунт: --target live.'],
  [
    'Run from a checkout that git can read, so that the document names the code.',
    'Запускайте из рабочей копии git, чтобы код был назван.',
  ],
  [
    'Commit the changes and run again, so that the code can be found again.',
    'Зафиксируйте изменения и запустите снова, чтобы код можно было найти.',
  ],
  [
    'Write cases for {ids}: the spec document asks for them.',
    'Напишите сценарии для {ids}: их требует спецификация.',
  ],
  [
    'Run the profile "full" as well: {n} (entry has|entries have) a case, and this profile holds {m}.',
    'Запустите и профиль full: сценарий есть у {n, plural, one {# запроса} other {# запросов}}, а в этом профиле их {m}.',
  ],
  ['Clarify the findings with the owner of the API.', 'Выясните находки у владельца API.'],
  ['Look into why calls had to be repeated: {ids}.', 'Разберитесь, почему вызовы пришлось повторять: {ids}.'],
  [
    'Let the loader ask for every page of its lists, and run again.',
    'Пусть загрузчик запрашивает все страницы списков; запустите снова.',
  ],
  [
    'Let the loader send filters and pages in the body, and run again.',
    'Пусть загрузчик передаёт фильтры и страницы в теле запроса; запустите снова.',
  ],
  [
    'Let the loader take QTICKETS_NOW for the present, or a longer window, and run again.',
    'Пусть загрузчик считает настоящим временем QTICKETS_NOW или берёт окно шире; запустите снова.',
  ],
  // The checklist.
  ['Every entry of the profile executed ({n} of {m})', 'Выполнены все запросы профиля ({n} из {m})'],
  [
    'Every executed entry met its expectation ({n} of {m})',
    'Все выполненные запросы соответствуют ожиданию ({n} из {m})',
  ],
  [
    'Every executed scenario whose rows are checked changed the tables as expected ({n} of {m})',
    'Все сценарии, строки которых проверяются, изменили таблицы как ожидалось ({n} из {m})',
  ],
  [
    'Every executed scenario whose rows are judged found all that the loader was answered, and nothing else ({n} of {m})',
    'Во всех сценариях нашлось всё, что ответили загрузчику, и ничего лишнего ({n} из {m})',
  ],
  [
    'Every table reconciles with the rows of the scenarios ({n} of {m})',
    'Все таблицы сходятся со строками сценариев ({n} из {m})',
  ],
  [
    'Every table reconciles with the rows of the scenarios ({n} of {m}, {k} of them without a row)',
    'Все таблицы сходятся со строками сценариев ({n} из {m}, из них без единой строки: {k})',
  ],
  [
    'Every judged table reconciles with the answers to the loader ({n} of {m})',
    'Все проверяемые таблицы сходятся с ответами загрузчику ({n} из {m})',
  ],
  [
    'Every judged table reconciles with the answers to the loader ({n} of {m}, {k} of them without a row)',
    'Все проверяемые таблицы сходятся с ответами загрузчику ({n} из {m}, из них без единой строки: {k})',
  ],
  ['No personal data or secret found by the scan', 'Личных данных и секретов не найдено'],
  ['No problem found in the evidence', 'Неполадок в свидетельствах не найдено'],
  ['No error outside the cases', 'Ошибок вне сценариев не было'],
  ['Nothing is left on the account', 'В аккаунте ничего не осталось'],
  ['The run was not interrupted', 'Запуск не прерывался'],
  ['Every shard of the run is there ({n} of {m})', 'Есть все части запуска ({n} из {m})'],
  [
    'The code is a known commit without uncommitted changes',
    'Код — известный коммит без незафиксированных изменений',
  ],
  [
    'Every entry of the spec document has a case ({n} of {m})',
    'Для всех запросов спецификации есть сценарий ({n} из {m})',
  ],
  [
    'Every entry of the spec document executed ({n} of {m})',
    'Выполнены все запросы спецификации ({n} из {m})',
  ],
  [
    "{n} (row|rows) of the answers in {table} show with a newer version than this run's, of another writer or of a clock that is ahead of this machine's, and cannot be attributed.",
    'В таблице {table} {n, plural, one {# строку} few {# строки} other {# строк}} ответов нельзя отнести к запуску: их версия новее, от другого писателя или от часов, которые спешат относительно часов этой машины.',
  ],
  [
    'Run while nobody else writes the same keys to {table}, and with a clock that is right.',
    'Запустите, когда никто другой не пишет те же ключи в {table}, и с верными часами.',
  ],
  ['{table} holds {rows}.', 'В таблице {table}: {rows}.'],
];
