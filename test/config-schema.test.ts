import {configFileSchema} from '@akkoord/schema/json-schema';
import {services} from '@akkoord/services';
import {expect, it} from 'vitest';

it('is published as the parser and the catalogue have it (vitest -u writes it anew)', async () => {
  const schema = configFileSchema(services.map(({id}) => id));
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
    '../packages/schema/config.schema.json',
  );
});
