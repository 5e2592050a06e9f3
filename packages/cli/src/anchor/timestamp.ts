import {createHash, randomBytes, X509Certificate} from 'node:crypto';
import {Integer, Null, OctetString} from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  CryptoEngine,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import {CommandError} from '../command-error.ts';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const engine = new CryptoEngine({name: 'node', crypto: globalThis.crypto});

/** A request for a time stamp (RFC 3161), and what its answer has to have. */
export interface StampRequest {
  /** DER of a `TimeStampReq`. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly nonce: Uint8Array;
}

/** Asks for a stamp of `data` by its SHA-256 alone, with the authority's certificate in the answer. */
export function stampRequest(data: Uint8Array): StampRequest {
  const nonce = randomBytes(16);
  // A number that is not negative: DER would have another byte for it.
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x01;
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({algorithmId: SHA256, algorithmParams: new Null()}),
      hashedMessage: new OctetString({valueHex: Uint8Array.from(sha256(data)).buffer}),
    }),
    nonce: new Integer({valueHex: Uint8Array.from(nonce).buffer}),
    certReq: true,
  });
  return {body: new Uint8Array(request.toSchema().toBER()), nonce};
}

/** What a time stamp proves. */
export interface Stamp {
  /** By the authority's clock, ISO 8601 UTC. */
  readonly at: string;
  /** Subject of the certificate that signed it. */
  readonly authority: string;
  /** Whether that certificate was traced to one of the given roots; false where none were given. */
  readonly isTraced: boolean;
}

/** What a stamp is checked against. */
export interface StampCheck {
  readonly data: Uint8Array;
  /** Roots in PEM; null leaves the certificate to be judged by whoever reads its name. */
  readonly roots: string | null;
  /** Of the request; null where that is long past. */
  readonly nonce: Uint8Array | null;
}

/**
 * The stamp in `der`, a `TimeStampResp`, once it is found to be of `data`: imprint, nonce, signature, purpose of the certificate, and
 * its chain where roots are given. Needs no network. Throws `anchor-not-verified`.
 */
export async function verifyStamp(der: Uint8Array, {data, roots, nonce}: StampCheck): Promise<Stamp> {
  try {
    const signed = signedDataIn(der);
    const info = TSTInfo.fromBER(contentOf(signed));
    const {hashAlgorithm, hashedMessage} = info.messageImprint;
    const imprint = Buffer.from(hashedMessage.valueBlock.valueHexView);
    if (hashAlgorithm.algorithmId !== SHA256 || !imprint.equals(sha256(data))) {
      throw refused('it is of other content', 'name the file that was stamped, unchanged');
    }
    if (nonce && !sameNumber(nonce, info.nonce)) {
      throw refused('it answers another request', 'ask the authority again');
    }
    const trustedCerts = roots === null ? [] : certificatesIn(roots);
    const bytes = Uint8Array.from(data).buffer;
    const checked = await signed.verify(
      {signer: 0, data: bytes, extendedMode: true, checkChain: roots !== null, trustedCerts},
      engine,
    );
    const {signatureVerified, signerCertificate} = checked;
    if (!signatureVerified || !signerCertificate) throw refused('its signature does not fit', 'ask again');
    expectPurpose(signerCertificate);
    const certificate = new X509Certificate(Buffer.from(signerCertificate.toSchema().toBER()));
    const authority = certificate.subject.split('\n').join(', ');
    return {at: info.genTime.toISOString(), authority, isTraced: roots !== null};
  } catch (cause) {
    if (cause instanceof CommandError) throw cause;
    const found = cause instanceof Error ? cause.message : String((cause as {message?: unknown}).message);
    throw refused(found.charAt(0).toLowerCase() + found.slice(1), 'see that the file is whole', cause);
  }
}

function signedDataIn(der: Uint8Array): SignedData {
  const {status, timeStampToken} = TimeStampResp.fromBER(Uint8Array.from(der).buffer);
  // Granted, or granted with changes (RFC 3161, section 2.4.2).
  if (status.status > 1 || !timeStampToken) {
    const texts = (status.statusStrings ?? []).map(({valueBlock}) => valueBlock.value).join(', ');
    throw refused(`the authority refused with status ${status.status} ${texts}`.trim(), 'do what it says');
  }
  return new SignedData({schema: timeStampToken.content});
}

function contentOf({encapContentInfo}: SignedData): ArrayBuffer {
  const content = encapContentInfo.eContent?.getValue();
  if (content) return content;
  throw refused('it holds no time', 'ask the authority again');
}

/** A certificate for stamping time and nothing else, marked critical (RFC 3161, section 2.3). */
function expectPurpose(certificate: Certificate): void {
  const usage = certificate.extensions?.find(({extnID}) => extnID === EXTENDED_KEY_USAGE);
  const purposes = (usage?.parsedValue as {keyPurposes?: readonly string[]} | undefined)?.keyPurposes ?? [];
  if (usage?.critical && purposes.length === 1 && purposes[0] === TIME_STAMPING) return;
  throw refused('its certificate is not one for time stamps', 'use another authority');
}

function certificatesIn(pem: string): Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw refused('the file of roots holds no certificate', 'name one in PEM');
  return blocks.map(block => Certificate.fromBER(Uint8Array.from(new X509Certificate(block).raw).buffer));
}

function sameNumber(expected: Uint8Array, found: Integer | undefined): boolean {
  return found !== undefined && Buffer.from(found.valueBlock.valueHexView).equals(expected);
}

const sha256 = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest();

function refused(found: string, wayOut: string, cause?: unknown): CommandError {
  return new CommandError('anchor-not-verified', `the time stamp does not hold: ${found}; ${wayOut}`, {
    cause,
  });
}
