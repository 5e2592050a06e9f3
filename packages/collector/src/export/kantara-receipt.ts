import type {ConsentRecord, Notice, StoredRow} from '@akkoord/schema';
import {KANTARA_RECEIPT, type KantaraReceipt} from '@akkoord/schema/kantara-receipt';
import {isOtherConsent, type OtherConsentRecord} from '@akkoord/schema/other-consent';
import type {NoticeReader} from '../published-notice-reader.ts';
import type {StoredRecord} from '../storage.ts';

type Service = KantaraReceipt['services'][number];

/**
 * `row` as a receipt of the Kantara Initiative's Consent Receipt Specification 1.1.0, for systems that read no other.
 * It knows consents alone: what was denied or withdrawn is not in it, and after a refusal it has no service. What
 * nobody has told, such as a telephone number, is an empty text, since the form asks for one.
 */
export function kantaraReceipt({record}: StoredRow, notice: Notice | null): KantaraReceipt {
  return {
    version: KANTARA_RECEIPT,
    jurisdiction: 'EU',
    consentTimestamp: Math.floor(Date.parse(record.decidedAt) / 1000),
    collectionMethod: record.control,
    consentReceiptID: record.id,
    language: record.notice.language,
    // After a refusal nothing tells browsers apart: the record stands for itself.
    piiPrincipalId: record.consentId ?? record.id,
    piiControllers: [controllerOf(record.site, notice)],
    policyUrl: notice?.privacy ?? '',
    services: isOtherConsent(record) ? otherServices(record) : services(record, notice),
    sensitive: false,
    spiCat: [],
  };
}

/** Rows as one such receipt a line. */
export async function kantaraLines(records: readonly StoredRecord[], read: NoticeReader): Promise<string> {
  let lines = '';
  for (const {text, noticeHash} of records)
    lines += `${JSON.stringify(kantaraReceipt(JSON.parse(text) as StoredRow, await read(noticeHash)))}\n`;
  return lines;
}

function controllerOf(site: string, notice: Notice | null): KantaraReceipt['piiControllers'][number] {
  const {name, address, email = '', url} = notice?.controller ?? {name: site};
  return {
    piiController: name,
    onBehalf: false,
    contact: name,
    address: address === undefined ? {} : {streetAddress: address},
    email,
    phone: '',
    ...(url === undefined ? {} : {piiControllerUrl: url}),
  };
}

/** What was granted: each service under its own name, and what has none under that of its category. */
function services({choices, expiresAt}: ConsentRecord, notice: Notice | null): Service[] {
  const exempt = new Set(notice?.categories.flatMap(({id, exempt}) => (exempt === undefined ? [] : [id])));
  return Object.entries(choices).flatMap(([id, choice]) => {
    const service = notice?.services.find(known => known.id === id);
    if (choice !== 'granted' || exempt.has(service?.category ?? id)) return [];
    const disclosure = service
      ? {thirdPartyDisclosure: true, thirdPartyName: service.vendor}
      : {thirdPartyDisclosure: false};
    const purpose = {
      purpose: service?.purposes.join(', ') ?? id,
      consentType: 'EXPLICIT',
      purposeCategory: [service?.category ?? id],
      piiCategory: [...(service?.data ?? [])],
      primaryPurpose: false,
      termination: expiresAt,
      ...disclosure,
    };
    return [{service: service?.name ?? id, purposes: [purpose]}];
  });
}

function otherServices({action, purpose, channel, text, expiresAt}: OtherConsentRecord): Service[] {
  if (action !== 'consent') return [];
  const consent = {
    purpose: text,
    consentType: 'EXPLICIT',
    purposeCategory: [purpose],
    piiCategory: channel === 'none' ? [] : [channel],
    primaryPurpose: true,
    termination: expiresAt,
    thirdPartyDisclosure: false,
  };
  return [{service: purpose, purposes: [consent]}];
}
