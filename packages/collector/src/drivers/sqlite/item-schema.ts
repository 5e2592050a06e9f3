import {refusal} from './mark-schema.ts';

/** What people at the desk have made: sites and drafts of notices. Nothing of it is ever removed. */
export const ITEM_SCHEMA = `
  CREATE TABLE item (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    site TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, id)
  ) STRICT, WITHOUT ROWID;
  ${(['INSERT', 'UPDATE', 'DELETE'] as const).map(act => refusal('item', act)).join('')}
`;
