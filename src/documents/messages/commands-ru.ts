import type { COMMANDS_EN } from './commands-en.ts';

/** The same in Russian. */
export const COMMANDS_RU: Readonly<Record<keyof typeof COMMANDS_EN, string>> = {
  'github.passed':
    'Прошли {passed} из {specified, plural, one {# запроса} other {# запросов}} профиля {profile}, не прошли {failed}, пропущено {skipped}, не выполнено {left}.',
  'github.failed': 'Не прошло',
  'github.call': 'Вызов',
  'github.what': 'Что не прошло',
  'github.case': 'Сценарий',
  'github.more': 'и ещё {count}',
  'github.problem': 'ожидалось {expected}, пришло {came}',
  'github.artifacts':
    'Что из этого аудита сохранит процесс GitHub, будет среди [артефактов этого запуска]({link}).',
  'undo.none': 'Ни один запуск в {folder} ничего не оставил в аккаунте.',
  'undo.run': '{run}: отменено {undone}, осталось {left}, уже нет {gone}.',
  'undo.undone': '{write}: отменено',
  'dry.skipped': '{scenario} пропущен: {reason}',
  'tests.broke': 'Тесты контракта не выполнялись, пакет не записан:',
  'tests.interrupted': 'Запуск прерван до конца первого теста контракта: пакет не записан.',
  'tests.none': 'Не выбран ни один тест контракта: пакет не записан.',
  'shard.result':
    'Часть {shard} профиля {profile}, разделы {sections}: прошли {passed, plural, one {# сценарий} few {# сценария} other {# сценариев}}, не прошли {failed}, пропущено {skipped}',
  'shard.nothing': 'Ни один сценарий не оставил свидетельств.',
  'shard.interrupted': 'Она прервана.',
  'shard.part': 'Это часть аудита, вердикта у неё нет: она лежит в {folder}.',
  'shard.merge': 'Со всеми ({count}) в одной папке: {command}',
  'record.leftOut':
    'Исключено через --only {only}: {count, plural, one {# сценарий} few {# сценария} other {# сценариев}}',
  'record.withoutEntry':
    'Нет в спецификации, поэтому не запрошено: {count, plural, one {# сценарий} few {# сценария} other {# сценариев}}',
  'record.not': 'не записано: {label}: {reason}',
  'record.new': 'новое: {file}',
  'record.unvouched': 'как раньше, но нет в манифесте: {file}',
  'record.changed': 'изменилось: {file}',
  'record.differ':
    '{count, plural, one {# запись} few {# записи} other {# записей}}: {same} как раньше, отличаются {changed}',
  'record.written':
    '{count, plural, one {# запись} few {# записи} other {# записей}}: {same} как раньше, записано {changed}',
  'drift.loss': 'потеря: {label}: {what}',
  'drift.finding': 'находка: {label}: {what}',
  'drift.not': 'не сравнено: {label}: {reason}',
  'drift.result':
    'Сравнено: {count, plural, one {# запись} few {# записи} other {# записей}}; {losses, plural, one {# потеря} few {# потери} other {# потерь}}, {findings, plural, one {# находка} few {# находки} other {# находок}}',
  'case.written': 'написано: {file}',
  'case.recorded': 'записан ответ: {file}',
  'case.answered': 'ответ {status}: исход {outcome}, схема {schema}, строки {rows}',
  'case.newSchema': '{name} (новая)',
  'case.oldSchema': '{name} (уже есть)',
  'case.noRows': 'нет',
  'case.passed': 'все проверки ответа пройдены',
  'case.failed': 'не прошло: {checks}',
  'case.decide': 'Решить:',
  'case.alone':
    'случай лежит рядом со случаями {shipped}, где такого пункта нет: внесите его и туда или запускайте каждый аудит с --spec {file}',
  'case.list': 'внесите в {file}: {line}',
  'case.folders': 'назовите там и папки: {folders}',
  'case.profile':
    'в спецификации не все запросы профиля audit: назовите {id} в профиле конфигурации (profiles: {form})',
  'case.rule': 'правило ли это? {rule}: {why}',
  'case.whichTable': 'попадают ли его строки в таблицу? Подходящей не нашлось.',
  'case.then': 'Затем: {command}',
  'history.removed': 'Удалено: {folder}',
  'history.unfinished': 'Не вошло {folder}: не закончено',
  'history.unreadable': 'Не вошло {folder}: не читается',
  'history.written': '{count, plural, one {# аудит} few {# аудита} other {# аудитов}}: {page}',
};
