import {type GateQuestion, gateId} from '@akkoord/core/page';
import {type ComponentChildren, createElement, Fragment, type JSX} from 'preact';
import {useConsent} from './use-consent.ts';

/** One category or one service, what needs it, and what stands there until it is granted. */
export type ConsentGateProps = GateQuestion & {
  readonly children?: ComponentChildren;
  readonly fallback?: ComponentChildren;
};

/** Renders its children while they are granted, and `fallback` while they are not. */
export function ConsentGate({children, fallback = null, ...question}: ConsentGateProps): JSX.Element {
  const {isGranted} = useConsent();
  return createElement(Fragment, null, isGranted(gateId(question)) ? children : fallback);
}
