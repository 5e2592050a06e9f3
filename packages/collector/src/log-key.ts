import type {CheckpointSigner} from '@akkoord/ledger';

/** The name that every collector signs under; the key id tells its keys apart (C2SP signed-note). */
export const SIGNER_NAME = 'akkoord-collector';

/** The key that a collector signs its checkpoints with. */
export interface LogSigner extends CheckpointSigner {
  /** When the key was made, ISO 8601 UTC. */
  readonly from: string;
}
