/** Why something could not be verified, or could not be put into the form that is hashed. */
export type VerificationCode =
  | 'not-canonical'
  | 'malformed-checkpoint'
  | 'malformed-note'
  | 'malformed-receipt'
  | 'malformed-proof'
  | 'unknown-key'
  | 'bad-signature'
  | 'wrong-origin'
  | 'wrong-tree-size'
  | 'inclusion-mismatch'
  | 'consistency-mismatch'
  | 'row-mismatch'
  | 'leaf-missing'
  | 'leaf-duplicate'
  | 'leaf-beyond'
  | 'root-mismatch';

/** The one error of this package: `code` says what failed, the message what was found and expected. */
export class VerificationError extends Error {
  override readonly name = 'VerificationError';
  readonly code: VerificationCode;

  constructor(code: VerificationCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
