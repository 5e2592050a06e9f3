import type {DecisionOutcome} from '@akkoord/schema';

/** What a decision can come to, in the order in which charts and tables have it. */
export const OUTCOMES = ['all', 'some', 'none', 'withdrawn'] as const satisfies readonly DecisionOutcome[];
