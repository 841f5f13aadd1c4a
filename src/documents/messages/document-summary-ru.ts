import type { DOCUMENT_SUMMARY_EN } from './document-summary-en.ts';

/** The same in Russian. Labels are such that the lint reads them. */
export const DOCUMENT_SUMMARY_RU: Readonly<Record<keyof typeof DOCUMENT_SUMMARY_EN, string>> = {
  'doc.title': 'Аудит API QTickets ({target}) {stamp}, о следующем: {of}',
  'doc.debugTitle': 'Аудит API QTickets ({target}) {stamp} (отладочный запуск), о следующем: {of}',
  'doc.verdict': '{status}, сказано о следующем: {of}',
  'doc.test': 'Тест',
  'doc.or': 'или',
  'doc.place': 'Место',
  'doc.fields': 'Поля',
  'count.rows': '{count, plural, one {# строка} few {# строки} other {# строк}}',
  'duration.none': 'не измерено',
  'duration.seconds': '{seconds} с',
  'percent.none': 'не определено',
  'outcome.ok': 'успех',
  'outcome.denied': 'отказ',
  'outcome.missing': 'отсутствие',
  'outcome.invalid': 'неверный запрос',
  'rows.uncounted': 'строки, которые не пересчитаны',
  'rows.ofLoader': 'ответами загрузчику',

  'doc.1': '1. Сводка',
  'sum.status': 'Общий статус',
  'sum.shows': 'Что это показывает',
  'sum.reason': 'Причина',
  'sum.target': 'Что опрошено',
  'sum.targetWords': '{target}, профиль {profile}, {access}',
  'access.both': 'доступ Partners на чтение и запись',
  'access.read': 'доступ Partners на чтение',
  'access.write': 'доступ Partners на запись',
  'sum.entries': 'Запросов в профиле',
  'sum.executed': 'Выполнено',
  'sum.executedOf': '{executed} из {specified} ({percent})',
  'sum.succeeded': 'Успешно',
  'sum.failed': 'Не пройдено',
  'sum.expectedErrors': 'Ожидаемые ошибки',
  'sum.denied': 'Отказано в доступе, как ожидалось',
  'sum.skipped': 'Пропущено',
  'sum.notExecuted': 'Не выполнено',
  'sum.coverageOfSpec': 'Покрытие спецификации',
  'sum.coverageOfDocumented': 'Покрытие документированных вызовов',
  'sum.coverage':
    '{file}: {entries, plural, one {# запрос} few {# запроса} other {# запросов}}, со сценарием {withCase}, в этом запуске выполнено {executed}',
  'sum.commit': 'Коммит',
  'sum.dirty': '{commit} с незафиксированными изменениями',
  'sum.noCommit': 'неизвестен (git не называет коммит этого кода)',
  'sum.started': 'Время запуска',
  'sum.numbers': 'Главные числа',
  'sum.scenarios': 'Выполнено сценариев',
  'sum.scenarioWords':
    '{ran} (запрошено: успех {ok}, отказ {denied}, отсутствие {missing}, неверный запрос {invalid})',
  'sum.rows': 'Строки ответов в ClickHouse',
  'sum.rowWords':
    'добавлено {data}, и {jobs, plural, one {# строка} few {# строки} other {# строк}} в журнале загрузок',
  'sum.dataRows': 'добавлено {data}',
  'sum.repeated': 'Повторено вызовов',

  'doc.2': '2. Методика',
  'meth.references': 'Источники',
  'meth.spec': 'Спецификация',
  'meth.specWords':
    '{file}, копия файла в том виде, в каком он прочитан: это входные данные, личные данные в ней не ищутся',
  'meth.schemas': 'Схемы, сценарии и правила',
  'meth.schemaWords':
    '{count, plural, one {# файл} few {# файла} other {# файлов}}, по папкам в конце документа',
  'meth.tool': 'Инструмент',
  'meth.version': 'версия {version}',
  'meth.environment': 'Среда',
  'meth.os': 'ОС',
  'meth.replay': 'записи вместо API по адресу {url}',
  'meth.target': '{target} по адресу {url}',
  'meth.dataset': '{api}, набор данных {dataset}',
  'meth.noWarehouse': '{clickhouse}; хранилище не открывалось',
  'meth.compatibility': '{warehouse}, совместимость {level}',
  'meth.ownLoader': 'собственные загрузчики аудита, по одному на вид ответов',
  'meth.loader':
    '{command}, запущен один раз перед запросами: {end}, {calls, plural, one {# вызов} few {# вызова} other {# вызовов}} API, из них отклонено {refused}; его вывод{cut, select, yes { (сохранён конец)} other {}}: {file}',
  'meth.handed': 'Передано загрузчику',
  'meth.handedWords':
    'окружение аудита, в котором он задал {set}{replaced, select, none {} other {; вместо других значений: {replaced}}}{withheld, select, none {} other {; не передано: {withheld}}}',
  'meth.date': 'Дата данных',
  'meth.dateWords': '{now}, как сообщает загрузчику QTICKETS_NOW',
  'loader.timedOut': 'остановлен, так как вышло его время',
  'loader.signal': 'остановлен сигналом {signal}',
  'loader.exitCode': 'код выхода {code}',
  'meth.shards':
    'выполнен по частям ({count, plural, one {#} other {#}}){gone, plural, =0 {} one {, из них нет части {missing}} other {, из них нет частей {missing}}}; загружено в {where}',
  'meth.oneWarehouse': 'один ClickHouse, пересчитанный перед первой частью и после последней',
  'meth.warehouses': '{count} ClickHouse, каждый пересчитан отдельно: в таблицах документа стоят их суммы',
  'meth.clock': 'Часы',
  'meth.fixedClock': 'заданы через SOURCE_DATE_EPOCH; длительность не измеряется',
  'meth.ownClock': 'часы машины',
  'meth.reason': 'Причина',
  'meth.count': 'Число',
  'meth.entries': 'Запросы',
  'meth.skipped': 'пропущено{name}: {reason}',
  'meth.outside': 'Вне профиля, так как сценарий не написан: {ids}.',
  'meth.noEntry': 'В профиле нет ни одного запроса.',
  'meth.nothingLeft': 'Из профиля ничего не пропущено и не исключено.',
  'meth.judges': 'Как выносится оценка',
  'meth.rules': 'Правила этого запуска',
  'meth.profile':
    'Профиль {profile} ({access}) берёт из спецификации {count, plural, one {# запрос} few {# запроса} other {# запросов}}.',
  'meth.documentedRoutes':
    'Если поставщик не описывает вызов, который называет спецификация, вместо него делается описанный вызов с той же целью.',
  'meth.specRoutes':
    'Делается тот вызов, который называет спецификация, даже если поставщик его не описывает.',
  'meth.passes':
    'Запрос проходит, если у каждого его сценария есть ответ на собственный вызов, хотя бы одна проверка, ни одной непрошедшей и ровно ожидаемые строки во всех таблицах.',
  'meth.skips':
    'Запрос с пропущенным сценарием считается пропущенным, а с невыполненным сценарием невыполненным, если ни один сценарий не отказал.',
  'meth.classes':
    'Каждый выполненный или пропущенный запрос попадает в один класс, первый подходящий: не пройден, пропущен, успешен, отказ в доступе, ожидаемая ошибка.',
  'meth.calls':
    'Подготовительные, проверочные и предварительные вызовы записываются, но запросами не считаются.',
  'meth.answeredBy':
    'Для каждого вызова в файлах названо, кто на него ответил (answeredBy); заголовки вроде server прислал он же.',
  'meth.final':
    'Строки считаются такими, какими их видит читатель: с FINAL в заменяющих таблицах{all, select, yes {} other {, кроме названных в разделе 6}}.',
  'meth.loaderJudged':
    'Строки таблиц оцениваются по ответам, которые получил загрузчик, у запросов, чьи вызовы он делал. Сам аудит ничего не загружает.',
  'meth.masked':
    'Запросы и ответы маскируются до записи; что нашёл поиск в записанных файлах, сказано в разделе 8.',
};
