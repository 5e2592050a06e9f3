import type {Absence, PackCounts, PackScope} from '../manifest.ts';

/** The words of a cover in one language. */
export interface CoverTexts {
  readonly title: string;
  readonly intro: string;
  readonly site: string;
  readonly period: string;
  readonly unbounded: string;
  readonly scope: string;
  readonly full: string;
  readonly person: string;
  readonly sample: string;
  readonly made: string;
  readonly counts: string;
  readonly count: Readonly<Record<keyof PackCounts, string>>;
  readonly verify: string;
  readonly verifySteps: readonly string[];
  readonly proves: string;
  /** By scope: that it is whole can only be said of a period. */
  readonly whole: Readonly<Record<PackScope['kind'], string>>;
  readonly provesList: readonly string[];
  readonly limits: string;
  readonly limitsList: readonly string[];
  readonly absent: string;
  readonly absence: Readonly<Record<Absence, string>>;
  readonly contents: string;
  readonly contentsList: readonly (readonly [string, string])[];
}
