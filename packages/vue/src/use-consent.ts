import {createPageConsent, type PageConsent, type PageControls, pageControls} from '@akkoord/core/page';
import {type ComputedRef, computed, inject, onMounted, onScopeDispose, shallowRef} from 'vue';
import {CONSENT} from './plugin.ts';

/** Consent as a component sees it, with the controls that a page may offer. */
export interface VueConsent extends PageControls {
  /** True once the visitor has answered, whatever the answer was. */
  readonly isDecided: ComputedRef<boolean>;
  /** True only while it is granted. Reactive: what reads it in a template or a computed value follows each change. */
  isGranted(categoryOrService: string): boolean;
}

let ofThePage: PageConsent | undefined;

/** Nothing but the page's own tag: what an app without the plugin has. */
function withoutPlugin(): PageConsent {
  ofThePage ??= createPageConsent();
  return ofThePage;
}

/**
 * Consent of this page, followed as long as the component lives, here and in other tabs. To be called in `setup`. The
 * first render says what the server read, so that hydration finds its own HTML; what holds now follows once the
 * component is mounted, before the page is painted.
 */
export function useConsent(): VueConsent {
  const {initial, current, subscribe} = inject(CONSENT, withoutPlugin, true);
  const snapshot = shallowRef(initial);
  let unsubscribe: (() => void) | undefined;
  onMounted(() => {
    const follow = (): void => {
      snapshot.value = current();
    };
    unsubscribe = subscribe(follow);
    follow();
  });
  onScopeDispose(() => unsubscribe?.());
  return {
    ...pageControls,
    isDecided: computed(() => snapshot.value.isDecided),
    isGranted: id => snapshot.value.isGranted(id),
  };
}
