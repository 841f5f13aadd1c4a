import { secondsOf } from '../../common/moment.ts';
import { requiredText, text } from './item-fields.ts';
import { itemsUnder } from './items.ts';
import type { Loader } from './loader.ts';

/** Clients: a row each. */
export const loadClients: Loader = (body, { ver, snapshotTs }) => [
  {
    table: 'stg_qtickets_api_clients_raw',
    rows: itemsUnder(body, 'data').map((client) => ({
      client_id: requiredText(client, 'id'),
      email: text(client, 'email'),
      phone: text(client, 'details.phone'),
      first_name: text(client, 'details.name'),
      last_name: text(client, 'details.surname'),
      middle_name: text(client, 'details.middlename'),
      payload_json: JSON.stringify(client.value),
      _ver: ver,
      _ingest_ts: secondsOf(snapshotTs),
    })),
  },
];
