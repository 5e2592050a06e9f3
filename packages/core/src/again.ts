export type {ForeignStorage} from './import/refused-elsewhere.ts';
export {refusedElsewhere} from './import/refused-elsewhere.ts';
export {settleChoice} from './settle-choice.ts';
