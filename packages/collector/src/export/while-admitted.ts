/** Milliseconds after which it is asked again whether a reader may go on. */
const RECHECK = 1000;

/** What an export asks while it is read. */
export interface Admission {
  /** Rejects once whoever reads may not any more. */
  readonly admit: () => Promise<unknown>;
  readonly clock: () => number;
  /** Is told why an export broke off; its reader only sees that it did. */
  readonly report: (cause: unknown) => void;
}

/** `body`, which breaks off once its reader may not have it any more: a file of any size is under way for long. */
export function whileAdmitted(
  body: ReadableStream<Uint8Array>,
  {admit, clock, report}: Admission,
): ReadableStream<Uint8Array> {
  let askedAt = clock();
  const asking = new TransformStream<Uint8Array, Uint8Array>({
    transform: async (chunk, controller) => {
      if (clock() - askedAt >= RECHECK) {
        askedAt = clock();
        await admit().catch(cause => {
          report(cause);
          throw cause;
        });
      }
      controller.enqueue(chunk);
    },
  });
  return body.pipeThrough(asking);
}
