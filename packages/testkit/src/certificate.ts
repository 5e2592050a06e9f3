import {generate} from 'selfsigned';

/** A fresh self-signed certificate with its key, both PEM. Browsers must be told not to check it. */
export async function createCertificate(): Promise<{readonly key: string; readonly cert: string}> {
  const made = await generate([{name: 'commonName', value: 'stand-ins.test'}], {
    keyType: 'ec',
    algorithm: 'sha256',
  });
  return {key: made.private, cert: made.cert};
}
