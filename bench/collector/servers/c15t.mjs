import {createServer} from 'node:http';
import {join} from 'node:path';
import {getRequestListener} from '@hono/node-server';
import {DatabaseSync} from '@photostructure/sqlite';
import {importPeer} from '../install.mjs';
import {ORIGIN} from '../load.mjs';
import {listenAndTell} from './listen.mjs';

/*
 * A peer's server as its guide sets it up, over the same SQLite binding with the same durability as ours, by Kysely: without
 * addresses, places and telemetry, which cost it more than it needs for a record.
 */
const [{Kysely, SqliteDialect}, {c15tInstance}, {kyselyAdapter}, {DB}] = await Promise.all(
  ['kysely', '@c15t/backend', '@c15t/backend/db/adapters/kysely', '@c15t/backend/db/schema'].map(importPeer),
);

const database = new DatabaseSync(join(process.argv[2], 'peer.db'));
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;');

/** What Kysely asks of a binding, which ours names otherwise. */
const binding = {
  prepare: sql => {
    const statement = database.prepare(sql);
    const given = values => values.map(plain);
    return {
      reader: statement.columns().length > 0,
      all: values => statement.all(...given(values)),
      run: values => statement.run(...given(values)),
      iterate: values => statement.iterate(...given(values)),
    };
  },
  close: () => database.close(),
};

function plain(value) {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value instanceof Date ? value.getTime() : (value ?? null);
}

const adapter = kyselyAdapter({
  db: new Kysely({dialect: new SqliteDialect({database: binding})}),
  provider: 'sqlite',
});
const migration = await DB.client(adapter)
  .createMigrator()
  .migrateToLatest({mode: 'from-schema', updateSettings: true});
await migration.execute();
const {handler} = c15tInstance({
  appName: 'bench',
  basePath: '/api',
  trustedOrigins: [ORIGIN],
  adapter,
  logger: {level: 'error'},
  ipAddress: {tracking: false},
  disableGeoLocation: true,
});
listenAndTell(createServer(getRequestListener(handler)));
