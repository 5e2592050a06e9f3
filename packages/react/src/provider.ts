'use client';

import {createPageConsent, type InitialConsent, type PageConsent} from '@akkoord/core/page';
import {createContext, createElement, type ReactElement, type ReactNode, useState} from 'react';

/** Nothing but the page's own tag: what a site without a provider has. */
export const ConsentContext = createContext<PageConsent>(createPageConsent());

/** What a provider takes. */
export interface ConsentProviderProps {
  /** What the server read for this request, so that the first render repeats it; absent means that nothing is granted. */
  readonly initial?: InitialConsent | undefined;
  readonly children?: ReactNode;
}

/** Hands what the server read to every `useConsent` below. A site that reads no consent on its server needs none. */
export function ConsentProvider({initial, children}: ConsentProviderProps): ReactElement {
  const [consent] = useState(() => createPageConsent(initial));
  return createElement(ConsentContext.Provider, {value: consent}, children);
}
