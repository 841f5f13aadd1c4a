import { forgeriesOf } from './forgery.ts';

/** What was asked and what came, said to be something else. */
export const answerForgeries = [
  ...forgeriesOf('passed', [
    [
      'another method',
      (forger) => {
        forger.scenario('1.2').call.request.method = 'POST';
      },
    ],
    [
      'another path',
      (forger) => {
        forger.scenario('1.2').call.request.path = '/api/rest/v1/clients';
      },
    ],
    [
      'a parameter more',
      (forger) => {
        forger.scenario('2.1').call.request.path += '?perPage=1000';
      },
    ],
    [
      'no body sent',
      (forger) => {
        forger.scenario('1.2').call.request.body = null;
      },
    ],
    [
      'another value sent',
      (forger) => {
        Object.assign(forger.scenario('1.2').call.request.body as object, { page: 2 });
      },
    ],
    [
      'a header more',
      (forger) => {
        forger.scenario('1.2').call.request.headers['x-audit'] = 'thorough';
      },
    ],
    [
      'another token sent',
      (forger) => {
        forger.scenario('7.1').call.request.headers['authorization'] = 'Bearer {{rest}}';
      },
    ],
    [
      'a denied write sent with the token that may write',
      (forger) => {
        const { headers } = forger.scenario('6.1 read').call.request;
        Object.assign(headers, forger.scenario('6.1 write').call.request.headers);
      },
    ],
    [
      'another answer for another question',
      (forger) => {
        forger.scenario('1.2').call.response.body = forger.scenario('1.1').body;
      },
    ],
    [
      'an answer that fits the rule no more',
      (forger) => {
        forger.scenario('1.2').body.data[0].payed = 0;
      },
    ],
    [
      'a field less in every object',
      (forger) => {
        for (const order of forger.scenario('1.1').body.data) delete order.created_at;
      },
    ],
    [
      'an error of another type',
      (forger) => {
        forger.scenario('7.2').body.error = 7;
      },
    ],
    [
      'a denial that was none',
      (forger) => {
        forger.scenario('6.1 read').call.response.body = forger.scenario('6.1 write').body;
      },
    ],
    [
      'a page that was no JSON',
      (forger) => {
        Object.assign(forger.scenario('2.1').call.response, { json: false, body: '<html>busy</html>' });
      },
    ],
    [
      'a redirect told as an answer',
      (forger) => {
        forger.scenario('2.1').call.response.status = 302;
      },
    ],
    [
      'no content type',
      (forger) => {
        delete forger.scenario('2.1').call.response.headers['content-type'];
      },
    ],
    [
      'a follow-up left out',
      (forger) => {
        const one = forger.scenario('6.6 write');
        one.exchanges = one.exchanges.filter(({ role }) => role !== 'followUp');
      },
    ],
    [
      'a follow-up renamed',
      (forger) => {
        const found = forger.scenario('6.6 write').exchanges.find(({ role }) => role === 'followUp');
        if (found) found.name = 'see';
      },
    ],
    [
      'a follow-up told as a setup',
      (forger) => {
        const found = forger.scenario('6.6 write').exchanges.find(({ role }) => role === 'followUp');
        if (found) found.role = 'setup';
      },
    ],
    [
      'a search that nobody made',
      (forger) => {
        const one = forger.scenario('6.1 write');
        one.exchanges = [
          ...one.exchanges,
          { ...structuredClone(one.call), role: 'followUp', name: 'search before another try' },
        ];
      },
    ],
    [
      'a try that nobody made',
      (forger) => {
        const { attempts } = forger.scenario('2.1').call;
        const [first] = attempts;
        if (first) attempts.push({ ...first, waitMs: 1, reason: 'a connection that broke', durationMs: 1 });
        if (first) Object.assign(first, { status: null, error: 'ECONNRESET' });
        forger.scenario('2.1').exchanges = forger.scenario('2.1').exchanges;
      },
    ],
    [
      'a size that no such answer has',
      (forger) => {
        forger.scenario('1.1').call.response.bytes = 12;
      },
    ],
    [
      'a size a hundred times as large',
      (forger) => {
        const { response } = forger.scenario('1.1').call;
        response.bytes = (response.bytes ?? 0) * 100;
      },
    ],
    [
      'a try before the one it follows',
      (forger) => {
        const one = forger.scenario('6.6 write');
        const [first, second] = one.exchanges;
        if (first && second) [first.attempts, second.attempts] = [second.attempts, first.attempts];
      },
    ],
    [
      'an item less, with the rows that it made',
      (forger) => {
        const one = forger.scenario('5.1');
        one.body.data.pop();
        for (const row of one.rows['rows'])
          if (row.table !== 'meta_job_runs') {
            row.sent -= 1;
            row.expected -= 1;
            row.actual -= 1;
          }
        forger.gain(/barcodes/, -1);
      },
    ],
    [
      'the name of a place, wherever it stands',
      (forger) => {
        for (const one of forger.scenarios) {
          const text = JSON.stringify(one.exchanges);
          if (text.includes('Образец 11'))
            one.exchanges = JSON.parse(text.replaceAll('Образец 11', 'Образец 12'));
        }
      },
    ],
    [
      'a call more than the case makes',
      (forger) => {
        const one = forger.scenario('2.1');
        one.exchanges = [...one.exchanges, { ...structuredClone(one.call), role: 'followUp', name: 'again' }];
      },
    ],
    [
      'a header of an answer',
      (forger) => {
        forger.scenario('2.1').call.response.headers['server'] = 'nginx/1.25.0';
      },
    ],
    [
      'how long a call took',
      (forger) => {
        for (const attempt of forger.scenario('2.1').call.attempts) attempt.durationMs = 1;
      },
      'how long a call took is known to nobody else: the log of the server, or a key',
    ],
    [
      'a recording of a newer day',
      (forger) => {
        for (const one of forger.scenarios)
          for (const { answeredBy } of one.exchanges)
            if (answeredBy?.by === 'recording') answeredBy.recordedAt = forger.started['at'];
      },
    ],
    [
      'recordings of a live account',
      (forger) => {
        for (const one of forger.scenarios)
          for (const { answeredBy } of one.exchanges)
            if (answeredBy?.by === 'recording')
              Object.assign(answeredBy, { of: 'live', host: 'qtickets.ru' });
      },
    ],
    [
      'another recording',
      (forger) => {
        for (const { answeredBy } of forger.scenario('2.1').exchanges)
          if (answeredBy?.by === 'recording') answeredBy.file = '2.2.json';
      },
    ],
    [
      'a recording made after the run',
      (forger) => {
        for (const { answeredBy } of forger.scenario('2.1').exchanges)
          if (answeredBy?.by === 'recording') answeredBy.recordedAt = '2031-01-01T00:00:00.000Z';
      },
    ],
    [
      'the simulator in place of recordings',
      (forger) => {
        forger.started['target'] = 'simulator';
        forger.started['dataset'] = 'reference';
        forger.audit.baseUrl = 'http://127.0.0.1/';
        for (const one of forger.scenarios)
          for (const exchange of one.exchanges) exchange.answeredBy = { by: 'simulator' };
      },
    ],
    [
      'the account in place of recordings',
      (forger) => {
        forger.started['target'] = 'live';
        for (const one of forger.scenarios)
          for (const exchange of one.exchanges) exchange.answeredBy = { by: 'live', host: 'qtickets.ru' };
      },
    ],
  ]),
];
