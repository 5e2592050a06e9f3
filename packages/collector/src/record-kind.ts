import {OTHER_ACTIONS, type RecordKind} from '@akkoord/schema/other-consent';
import type {RowAction} from './storage.ts';

/** The kind of record that an action belongs to. */
export function kindOf(action: RowAction): RecordKind {
  return (OTHER_ACTIONS as readonly string[]).includes(action) ? 'other-consent' : 'choice';
}
