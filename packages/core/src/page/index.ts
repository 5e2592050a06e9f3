export type {AkkoordElements} from './elements.ts';
export type {GateQuestion} from './gate.ts';
export {gateId} from './gate.ts';
export type {ConsentSnapshot, InitialConsent, PageConsent} from './page-consent.ts';
export {akkoordOf, createPageConsent} from './page-consent.ts';
export type {PageControls} from './page-controls.ts';
export {pageControls} from './page-controls.ts';
