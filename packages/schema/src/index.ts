export type {CategoryConfig, CategoryId, CategoryTexts, Choice, Localized} from './category.ts';
export {BUILT_IN_CATEGORIES} from './category.ts';
export type {Config, Controller, NoticeIdentity} from './config.ts';
export {defineConfig} from './config.ts';
export type {KnownNames} from './config-rules.ts';
export type {
  Action,
  AskReason,
  ConsentRecord,
  RecordBatch,
  RecordSubmission,
  Viewport,
} from './consent-record.ts';
export {ACTIONS, RECORD_SCHEMA} from './consent-record.ts';
export type {
  AcceptedInvitation,
  AccessLine,
  AccessLogAnswer,
  DataRequest,
  DecisionCounts,
  DecisionOutcome,
  LineKind,
  LogState,
  NewDataRequest,
  NewInvitation,
  NoticeSummary,
  NoticesAnswer,
  OverviewAnswer,
  OverviewLine,
  OverviewLines,
  RequestChange,
  RequestKind,
  RequestsAnswer,
  RetentionAnswer,
  SiteRetentionState,
  TokenSummary,
  TokensAnswer,
} from './desk.ts';
export {LINE_KINDS, REQUEST_KINDS} from './desk.ts';
export type {ConfigCode, Fault, SchemaCode} from './errors.ts';
export {SchemaError} from './errors.ts';
export type {IncidentLog, IncidentSheet, IncidentSite} from './incident.ts';
export type {LeakReport, LeaksAnswer, LeakTotal, ReportedLeak} from './leak-report.ts';
export type {Notice, NoticeCategory, NoticeService} from './notice.ts';
export {composeNotice, materialPart} from './notice.ts';
export type {PictureLayer, PictureSummary, PicturesAnswer} from './notice-picture.ts';
export {parseConfig} from './parse-config.ts';
export {parseLeakReport} from './parse-leak-report.ts';
export {parseNotice, parseNoticePublication} from './parse-notice.ts';
export type {RecordEnvelope} from './parse-record.ts';
export {
  parseConsentRecord,
  parseRecordBatch,
  parseRecordEnvelope,
  parseSubmission,
} from './parse-record.ts';
export type {
  ListedRecord,
  NoticePublication,
  PublishedNotice,
  RecordsPage,
  Role,
  Session,
  SiteSummary,
  SitesAnswer,
  StandingConsent,
  StandingConsents,
} from './reading.ts';
export {ROLES} from './reading.ts';
export type {
  CaseDelivery,
  ErasureAnswer,
  Receipt,
  ReceiptSite,
  ReceiptState,
  RecordsAnswer,
  StoredRow,
  SubmissionAnswer,
  WithdrawalAnswer,
} from './receipt.ts';
export {RECEIPT_SCHEMA, ROW_SCHEMA} from './receipt.ts';
export type {Catalogue, DataCode, PurposeCode, Service, ServiceCookie, ServiceEmbed} from './service.ts';
export type {
  DraftAct,
  DraftChange,
  DraftCheck,
  DraftState,
  DraftStep,
  DraftsAnswer,
  NewDraft,
  NewSite,
  NoticeDraft,
  SiteChange,
  SiteDetails,
  SiteFacts,
  SiteOrigin,
} from './site-desk.ts';
export type {TagName, Tags} from './tags.ts';
export type {Theme} from './theme.ts';
