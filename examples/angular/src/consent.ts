import {createPageConsent, type InitialConsent, pageControls} from '@akkoord/core/page';
import {
  afterNextRender,
  DestroyRef,
  Injectable,
  inject,
  makeStateKey,
  REQUEST_CONTEXT,
  signal,
  TransferState,
} from '@angular/core';

const READ = makeStateKey<InitialConsent | undefined>('akkoord');

/**
 * Consent of this page, for templates: `consent.isGranted('youtube')` follows each change, here and in other tabs. The
 * first render in the browser says what the server read, so that hydration finds its own HTML; what holds now follows.
 */
@Injectable({providedIn: 'root'})
export class Consent {
  /** Opens the settings. */
  readonly settings = pageControls.settings;
  readonly #page = createPageConsent(readByServer());
  readonly #snapshot = signal(this.#page.initial);

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const follow = (): void => this.#snapshot.set(this.#page.current());
      destroyed.onDestroy(this.#page.subscribe(follow));
      follow();
    });
  }

  /** True once the visitor has answered, whatever the answer was. */
  isDecided(): boolean {
    return this.#snapshot().isDecided;
  }

  /** True only while the category or service is granted. */
  isGranted(categoryOrService: string): boolean {
    return this.#snapshot().isGranted(categoryOrService);
  }
}

/** On the server what it read of the request; in the browser the same, as it came with the page. */
function readByServer(): InitialConsent | undefined {
  const state = inject(TransferState);
  const read = inject(REQUEST_CONTEXT, {optional: true}) as InitialConsent | null;
  if (read) state.set(READ, read);
  return read ?? state.get(READ, undefined);
}
