'use client';

import {type GateQuestion, gateId} from '@akkoord/core/page';
import {createElement, Fragment, type ReactElement, type ReactNode} from 'react';
import {useConsent} from './use-consent.ts';

/** One category or one service, what needs it, and what stands there until it is granted. */
export type ConsentGateProps = GateQuestion & {
  readonly children?: ReactNode;
  readonly fallback?: ReactNode;
};

/** Renders its children while they are granted, and `fallback` while they are not. */
export function ConsentGate({children, fallback = null, ...question}: ConsentGateProps): ReactElement {
  const {isGranted} = useConsent();
  return createElement(Fragment, null, isGranted(gateId(question)) ? children : fallback);
}
