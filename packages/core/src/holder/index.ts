export type {WithdrawableConsent} from './heed-withdrawal.ts';
export {heedWithdrawal, withdrawHere} from './heed-withdrawal.ts';
export type {HeldReceipt, Holder, HolderOptions} from './holder.ts';
export {createHolder} from './holder.ts';
