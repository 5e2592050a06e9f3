import {
  BUILT_IN_CATEGORIES,
  type ConsentRecord,
  type Notice,
  type NoticeService,
  type StoredRow,
} from '@akkoord/schema';
import {DPV_RECEIPT, DPV_RECORD, type DpvReceipt} from '@akkoord/schema/dpv-receipt';
import {type AnyRecord, isOtherConsent, type OtherConsentRecord} from '@akkoord/schema/other-consent';
import {DATA_TERMS, PURPOSE_TERMS} from './dpv-terms.ts';

const CONTEXT = {
  akkoord: 'urn:akkoord:1:',
  dct: 'http://purl.org/dc/terms/',
  dpv: 'https://w3id.org/dpv#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  pd: 'https://w3id.org/dpv/pd#',
  schema: 'https://schema.org/',
};

/** Access, rectification, erasure, restriction, portability, objection, withdrawal, complaint. */
const RIGHTS = ['A15', 'A16', 'A17', 'A18', 'A20', 'A21', 'A7-3', 'A77'].map(article => `eu-gdpr:${article}`);

const BUILT_IN_PURPOSES: Readonly<Record<string, string>> = {
  [BUILT_IN_CATEGORIES[0]]: 'dpv:ServiceProvision',
  [BUILT_IN_CATEGORIES[1]]: 'dpv:ServiceUsageAnalytics',
  [BUILT_IN_CATEGORIES[2]]: 'dpv:PersonalisedAdvertising',
};

type Record27560 = DpvReceipt['dpv:hasRecordOfActivity'][number];
type Process = Record27560['dpv:hasProcess'][number];

/**
 * `row` as JSON-LD in the DPV profile of ISO/IEC TS 27560:2023. What its notice says is joined in; null where that is
 * not published, and then processes are named but not described.
 */
export function dpvReceipt(row: StoredRow, notice: Notice | null): DpvReceipt {
  const {record, receivedAt} = row;
  return {
    '@context': CONTEXT,
    '@type': 'dpv:ConsentReceipt',
    'dct:identifier': `urn:uuid:${record.id}`,
    'dct:conformsTo': DPV_RECEIPT,
    'dct:created': receivedAt,
    ...(notice ? {'dct:publisher': notice.controller.name} : {}),
    'dct:creator': 'akkoord-collector',
    'dpv:hasRecordOfActivity': [recordOf(record, notice)],
  };
}

function recordOf(record: AnyRecord, notice: Notice | null): Record27560 {
  return {
    '@type': 'dpv:ConsentRecord',
    'dct:identifier': `urn:uuid:${record.id}`,
    'dct:conformsTo': DPV_RECORD,
    // After a refusal nothing tells browsers apart: the record stands for itself.
    'dpv:hasDataSubject': {'@id': `urn:uuid:${record.consentId ?? record.id}`},
    'dpv:hasApplicableLaw': 'eu-gdpr:GDPR',
    'dpv:hasNotice': {
      '@type': 'dpv:ConsentNotice',
      '@id': `urn:sha256:${record.notice.hash}`,
      'dct:language': record.notice.language,
      'dct:hasVersion': record.notice.version,
      ...(notice?.date ? {'dct:date': notice.date} : {}),
    },
    ...(notice ? {'dpv:hasDataController': controllerOf(notice)} : {}),
    'dpv:hasProcess': isOtherConsent(record) ? [otherProcess(record)] : processesOf(record, notice),
    ...(notice
      ? {'dpv:hasConsentControl': {'@type': 'dpv:WithdrawConsent', 'dpv:isExercisedAt': notice.privacy}}
      : {}),
    'dpv:hasRight': RIGHTS,
  };
}

function controllerOf({controller}: Notice): NonNullable<Record27560['dpv:hasDataController']> {
  const {name, address, email, url} = controller;
  return {
    '@type': 'dpv:DataController',
    'dpv:hasName': name,
    ...(address ? {'schema:address': address} : {}),
    ...(email ? {'schema:email': email} : {}),
    ...(url ? {'schema:url': url} : {}),
  };
}

/** What a form asked besides cookies. DPV has no terms for the purposes of every site: the site's own word names it. */
function otherProcess(record: OtherConsentRecord): Process {
  return {
    '@type': 'dpv:Process',
    'dct:identifier': record.channel === 'none' ? record.purpose : `${record.purpose}.${record.channel}`,
    'dct:description': record.text,
    'dpv:hasPurpose': ['dpv:Purpose'],
    'dpv:hasLegalBasis': 'eu-gdpr:A6-1-a',
    'dpv:hasPersonalData': [],
    'dpv:hasRecipient': [],
    'dpv:hasStorageCondition': [],
    'dpv:hasConsentStatus': {
      '@type': [
        record.action === 'consent' ? 'dpv:ConsentGiven' : 'dpv:ConsentWithdrawn',
        'dpv:ExpressedConsent',
      ],
      'dpv:isIndicatedBy': 'dpv:DataSubject',
      'dpv:isIndicatedAtTime': record.decidedAt,
      'dpv:hasIndicationMethod': record.control,
      'dpv:hasDuration': record.duration,
    },
  };
}

/** One for each choice but those on what needs no consent. */
function processesOf(record: ConsentRecord, notice: Notice | null): Process[] {
  const services = new Map(notice?.services.map(service => [service.id, service]));
  const exempt = new Set(notice?.categories.flatMap(({id, exempt}) => (exempt === undefined ? [] : [id])));
  return Object.keys(record.choices)
    .filter(id => !exempt.has(services.get(id)?.category ?? id))
    .map(id => processOf(id, record, services.get(id)));
}

function processOf(id: string, record: ConsentRecord, service: NoticeService | undefined): Process {
  const purposes = service?.purposes.map(code => PURPOSE_TERMS[code]) ?? [
    BUILT_IN_PURPOSES[id] ?? 'dpv:Purpose',
  ];
  return {
    '@type': 'dpv:Process',
    'dct:identifier': id,
    'dpv:hasPurpose': [...new Set(purposes)],
    'dpv:hasLegalBasis': 'eu-gdpr:A6-1-a',
    'dpv:hasPersonalData': [...new Set(service?.data.map(code => DATA_TERMS[code]))],
    'dpv:hasRecipient': service ? [service.vendor] : [],
    'dpv:hasStorageCondition': (service?.cookies ?? []).map(({name, duration}) => ({
      '@type': 'dpv:StorageDuration',
      'dct:title': name,
      'dpv:hasDuration': duration,
    })),
    'dpv:hasConsentStatus': {
      '@type': [stateOf(id, record), 'dpv:ExpressedConsent'],
      'dpv:isIndicatedBy': 'dpv:DataSubject',
      'dpv:isIndicatedAtTime': record.decidedAt,
      'dpv:hasIndicationMethod': record.control,
      'dpv:hasDuration': 'P6M',
    },
  };
}

function stateOf(id: string, {choices, action}: ConsentRecord): Process['dpv:hasConsentStatus']['@type'][0] {
  if (choices[id] === 'granted') return 'dpv:ConsentGiven';
  return action === 'withdraw' ? 'dpv:ConsentWithdrawn' : 'dpv:ConsentRefused';
}
