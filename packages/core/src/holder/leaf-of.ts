import {canonical} from '@akkoord/ledger/canonical';
import type {Receipt} from '@akkoord/schema';

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/**
 * The leaf in the log that commits to the row of a receipt (docs/protocol.md), as lower-case hex. Needs WebCrypto, which
 * browsers give to secure contexts only; rejects for a receipt that is none.
 */
export async function leafOf({row, salt}: Pick<Receipt, 'row' | 'salt'>): Promise<string> {
  const {subtle} = crypto;
  const bytes = Uint8Array.from(atob(salt), character => character.charCodeAt(0));
  const key = await subtle.importKey('raw', bytes, {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
  const commitment = new Uint8Array(await subtle.sign('HMAC', key, utf8(canonical(row))));
  const leaf = {
    v: 1,
    n: row.record.notice.hash,
    t: row.receivedAt.slice(0, 13),
    c: btoa(String.fromCharCode(...commitment)),
  };
  return hashOf(utf8(`\0${canonical(leaf)}`));
}

/** Lower-case hex SHA-256 of a receipt's `secret`, as its row has it. */
export const hashOfSecret = (secret: string): Promise<string> =>
  hashOf(
    Uint8Array.from(atob(secret.replaceAll('-', '+').replaceAll('_', '/')), character =>
      character.charCodeAt(0),
    ),
  );

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('');
}
