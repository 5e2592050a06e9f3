import {posix} from 'node:path';
import {describe, expect, it} from 'vitest';
import {files, manifestOf, packageFolders, read} from './source-files.ts';

/**
 * The names that each entry gives at run time. Adding one here is a promise to everybody who imports it;
 * taking one away is a new major version.
 */
const pinned: Readonly<Record<string, readonly string[]>> = {
  '@akkoord/collector': [
    'CollectorError',
    'LOG_LEVELS',
    'SIGNER_NAME',
    'collectorHandler',
    'createCollector',
    'createEventLog',
    'createFirstToken',
    'createInvitation',
    'createToken',
    'failureFields',
    'memoryStorage',
    'siteFaults',
  ],
  '@akkoord/collector/node-hasher': ['nodeHasher'],
  '@akkoord/collector/site-notice': ['findingsOf', 'noticeOf', 'readConfig'],
  '@akkoord/collector/node': [
    'collectorListener',
    'createNodeCollector',
    'createSigner',
    'destroyCollector',
    'expectLastingDisk',
    'exportAll',
    'faultOfStatement',
    'keptUntil',
    'listen',
    'moveCollector',
    'nodeHasher',
    'openStorage',
    'postgresStorage',
    'readSigner',
    'restoreBackup',
    'rotateSigner',
    'sqliteStorage',
    'undoCollectorMove',
    'writeBackup',
    'writeNewSigner',
  ],
  '@akkoord/core': [
    'CONSENT_WARNING_CODES',
    'attempt',
    'cookieChoiceStore',
    'createConsent',
    'createOutbox',
    'decodeChoice',
    'encodeChoice',
    'heedSignals',
    'makeSecret',
    'privacySignals',
    'materialKey',
    'serviceMatch',
    'strictServices',
    'trustedScriptUrl',
    'warn',
  ],
  '@akkoord/core/again': ['refusedElsewhere', 'settleChoice'],
  '@akkoord/core/holder': ['createHolder', 'heedWithdrawal', 'withdrawHere'],
  '@akkoord/core/page': ['akkoordOf', 'createPageConsent', 'gateId', 'pageControls'],
  '@akkoord/core/platforms': ['startPlatforms'],
  '@akkoord/core/releasing': ['createPlacing', 'createRelease', 'freeFrames', 'openOnce'],
  '@akkoord/core/server': [
    'answerWithConsent',
    'consentHolds',
    'consentMiddleware',
    'getConsent',
    'keepPrivate',
    'resetConsentCookie',
  ],
  '@akkoord/core/signals': ['SIGNALS', 'privacySignals', 'refusedBy'],
  '@akkoord/core/vendors': ['createVendors'],
  '@akkoord/core/worker': [
    'CHOICE_COOKIE',
    'createFrameMatcher',
    'createHoldings',
    'createPageHold',
    'decideRequest',
    'holdLinkHeader',
    'parseWorkerMessage',
    'workerServices',
  ],
  '@akkoord/evidence': [
    'PACK',
    'PACK_FORMAT',
    'coverFiles',
    'drawSample',
    'faultOfJson',
    'logFolder',
    'parseEntry',
    'parseKeys',
    'parseManifest',
    'sealPack',
    'textFile',
    'verifyPack',
  ],
  '@akkoord/evidence/zip': ['zipSource', 'zipStream'],
  '@akkoord/ledger': [
    'EMPTY_EDGE',
    'VerificationError',
    'appendLeaves',
    'canonical',
    'canonicalHash',
    'createProver',
    'fromBase64',
    'fromHex',
    'keyId',
    'parseCheckpoint',
    'portableHasher',
    'rootOf',
    'rowLeaf',
    'signCheckpoint',
    'toBase64',
    'toHex',
    'verifyCheckpoint',
    'verifyConsistency',
    'verifyInclusion',
    'verifyReceipt',
  ],
  '@akkoord/ledger/canonical': ['canonical', 'canonicalHash'],
  '@akkoord/ledger/evidence': [
    'parseRangeProof',
    'parseTlogProof',
    'proveRange',
    'rangeNodes',
    'rangeProofJson',
    'rootFromRange',
    'signNote',
    'tlogProofText',
    'verifyNote',
    'verifyTlogProof',
  ],
  '@akkoord/ledger/log': [
    'canonicalRowLeaf',
    'consistencyProof',
    'consistencySubtrees',
    'cosignedAt',
    'coverOf',
    'hashLeaf',
    'hashNode',
    'inclusionSubtrees',
    'joinBytes',
    'joinNodes',
    'parseWitnessKey',
    'rootFromInclusion',
    'sameBytes',
    'utf8',
  ],
  '@akkoord/ledger/verify-log': ['checkedLeaf', 'createLogVerifier'],
  '@akkoord/locales': ['createTranslate', 'languages', 'locales', 'textsOf', 'withOwnTexts'],
  '@akkoord/locales/ar': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/bg': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/cs': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/da': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/de': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/el': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/en': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/es': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/et': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/fi': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/fr': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/ga': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/he': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/hr': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/hu': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/is': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/it': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/lt': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/lv': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/mt': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/nb': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/nl': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/own-texts': ['TEXT_FAULT_CODES', 'withOwnTexts'],
  '@akkoord/locales/pl': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/pt': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/ro': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/sk': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/sl': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/sv': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/tr': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/uk': ['buttons', 'firstLayer', 'rest'],
  '@akkoord/locales/translate': ['createTranslate'],
  '@akkoord/preact': ['ConsentGate', 'ConsentProvider', 'useConsent'],
  '@akkoord/react': ['ConsentGate', 'ConsentProvider', 'useConsent'],
  '@akkoord/schema': [
    'ACTIONS',
    'BUILT_IN_CATEGORIES',
    'LINE_KINDS',
    'RECEIPT_SCHEMA',
    'RECORD_SCHEMA',
    'REQUEST_KINDS',
    'ROLES',
    'ROW_SCHEMA',
    'SchemaError',
    'composeNotice',
    'defineConfig',
    'materialPart',
    'parseConfig',
    'parseConsentRecord',
    'parseLeakReport',
    'parseNotice',
    'parseNoticePublication',
    'parseRecordBatch',
    'parseRecordEnvelope',
    'parseSubmission',
  ],
  '@akkoord/schema/dpv-receipt': ['DPV_RECEIPT', 'DPV_RECORD', 'dpvReceiptSchema', 'parseDpvReceipt'],
  '@akkoord/schema/kantara-receipt': ['KANTARA_RECEIPT', 'kantaraReceiptSchema', 'parseKantaraReceipt'],
  '@akkoord/schema/json-schema': ['configFileSchema', 'jsonSchemas'],
  '@akkoord/schema/guards': ['parseConfig'],
  '@akkoord/schema/other-consent': [
    'CHANNELS',
    'OTHER_ACTIONS',
    'OTHER_CONSENT_SCHEMA',
    'RECORD_KINDS',
    'isDuration',
    'isOtherConsent',
    'otherConsentFault',
    'referenceFault',
    'shiftTime',
  ],
  '@akkoord/schema/storage-place': ['storagePlace'],
  '@akkoord/schema/tag': ['tagOf'],
  '@akkoord/schema/notice': [
    'FUNCTIONAL_EXEMPTION',
    'NOTICE_CHANGE_TEXTS',
    'NOTICE_FINDING_TEXTS',
    'NOTICE_SCHEMA',
    'OWN_MATOMO',
    'TAG_SERVICES',
    'categoriesOf',
    'compareNotices',
    'composeNotice',
    'filledSentence',
    'isEarly',
    'lintNotice',
    'materialPart',
    'materialService',
    'serviceDetails',
    'servicesOf',
    'shippedLanguage',
    'taggedServices',
  ],
  '@akkoord/schema/theme': ['SCHEMES', 'lowContrast'],
  '@akkoord/services': [
    'FRAME_CODES',
    'createFrameMatcher',
    'createFrameRedirect',
    'createMatcher',
    'framesOf',
    'services',
  ],
  '@akkoord/svelte': ['provideConsent', 'useConsent'],
  '@akkoord/testkit': [
    'TestkitError',
    'createCertificate',
    'createFakeClock',
    'createProxy',
    'createSharedCache',
    'createStandIns',
    'freePort',
    'hostRules',
    'postgresMissing',
    'startPostgres',
  ],
  '@akkoord/vue': ['ConsentGate', 'consentPlugin', 'useConsent'],
  '@akkoord/widget': [
    'AkkoordBanner',
    'AkkoordDeclaration',
    'AkkoordEmbed',
    'AkkoordLastModified',
    'AkkoordReceipt',
    'AkkoordSettings',
    'AkkoordSettingsLink',
    'ConsentController',
    'onContext',
    'provideContext',
  ],
  '@akkoord/widget/define': ['defineWidget', 'openSettings'],
  '@akkoord/widget/define-page-elements': ['definePageElements'],
  '@akkoord/widget/define-settings': ['defineSettings', 'openSettings'],
  '@akkoord/widget/entry': ['tendEntry'],
  '@akkoord/widget/first-layer': [
    'AkkoordBanner',
    'AkkoordSettingsLink',
    'defineFirstLayer',
    'followLinks',
    'sayInBanner',
  ],
  '@akkoord/widget/themes': ['themes'],
  '@akkoord/widget/testing': ['FakeConsent', 'createFakeContext', 'exampleServices'],
};

interface Entry {
  readonly name: string;
  readonly folder: string;
  readonly conditions: Readonly<Record<string, string>>;
}

const entries: readonly Entry[] = packageFolders.flatMap(folder => {
  const manifest = manifestOf(folder);
  return Object.entries(manifest.exports ?? {}).flatMap(([path, target]) =>
    typeof target === 'string'
      ? []
      : [{name: posix.join(manifest.name, path).replace(/\/$/, ''), folder, conditions: target}],
  );
});

const sourceOf = ({folder, conditions}: Entry) => posix.join('packages', folder, conditions.source ?? '');

const lists = /^export \{([^}]*)\}/gm;
const declarations = /^export (?:async )?(?:function\*?|const|let|class|enum) (\w+)/gm;

/** Names that a file exports at run time: declared there, or passed on by name. */
function namesOf(file: string): string[] {
  const text = read(file);
  const passedOn = [...text.matchAll(lists)].flatMap(match =>
    (match[1] ?? '')
      .split(',')
      .map(name => name.trim())
      .filter(name => name !== '' && !name.startsWith('type '))
      .map(name => name.split(/\s+as\s+/).pop() ?? ''),
  );
  return [...passedOn, ...[...text.matchAll(declarations)].map(match => match[1] ?? '')].sort();
}

const present = entries.filter(entry => files.includes(sourceOf(entry)));

describe('package entries', () => {
  it('name source files that exist and the files that the compiler makes of them', () => {
    const wrong = entries.filter(entry => {
      const {source, types, default: code} = entry.conditions;
      const made = source?.replace(/^\.\/src\/(.*)\.tsx?$/, './dist/$1');
      return !files.includes(sourceOf(entry)) || types !== `${made}.d.ts` || code !== `${made}.js`;
    });
    expect(wrong.map(entry => entry.name)).toEqual([]);
  });

  it('give types first, and `source` before what is built, so that tests and bundles never read a stale build', () => {
    expect(
      entries
        .filter(entry => Object.keys(entry.conditions).slice(0, 2).join() !== 'types,source')
        .map(entry => entry.name),
    ).toEqual([]);
  });

  it('pass nothing on wholesale', () => {
    expect(
      present.filter(entry => /^export \*/m.test(read(sourceOf(entry)))).map(entry => entry.name),
    ).toEqual([]);
  });

  it('give at most 20 names each', () => {
    expect(present.filter(entry => namesOf(sourceOf(entry)).length > 20).map(entry => entry.name)).toEqual(
      [],
    );
  });

  it('give the names that are pinned here, no more and no fewer', () => {
    const given = Object.fromEntries(present.map(entry => [entry.name, namesOf(sourceOf(entry))]));
    expect(given).toEqual(
      Object.fromEntries(Object.entries(pinned).map(([name, list]) => [name, [...list].sort()])),
    );
  });
});

describe('commands', () => {
  it('named in bin stand in the package', () => {
    const lost = packageFolders.flatMap(folder =>
      Object.values(manifestOf(folder).bin ?? {})
        .map(path => posix.join('packages', folder, path))
        .filter(path => !files.includes(path)),
    );
    expect(lost).toEqual([]);
  });
});
