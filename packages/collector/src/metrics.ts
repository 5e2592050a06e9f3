/** What the operator's monitoring may know: numbers, and never of whom. */
export interface Metrics {
  /** One request that was answered. */
  answered(method: string, path: string, status: number): void;
  /** One submission: `recorded`, `unpublished`, `duplicate`, or the code of its refusal. */
  taken(outcome: string): void;
  /** One commit of so many records. */
  committed(records: number, seconds: number): void;
  /** In the text format of Prometheus, with `gauges` beside what was counted. */
  render(gauges: readonly Gauge[]): string;
}

/** A number that is read when it is asked for. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Upper bounds in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];

/** Paths that are told apart; whatever else comes from outside must not make a series of its own. */
const ROUTES =
  /^\/(v1\/(records|receipts|notices|logs|export|leaks|sites|session|tokens|erasures)|healthz|readyz|metrics|\.well-known)(?=\/|$)/;

/** Metrics of one process, all at zero. */
export function createMetrics(): Metrics {
  const requests = new Map<string, number>();
  const submissions = new Map<string, number>();
  const buckets = BUCKETS.map(() => 0);
  const commits = {count: 0, seconds: 0, records: 0};
  return {
    answered: (method, path, status) => {
      const route = ROUTES.exec(path)?.[0] ?? 'other';
      const name = /^(GET|POST|PUT|DELETE|OPTIONS|HEAD)$/.test(method) ? method : 'other';
      add(requests, `method="${name}",route="${route}",status="${status}"`);
    },
    taken: outcome => add(submissions, `outcome="${outcome}"`),
    committed: (records, seconds) => {
      commits.count += 1;
      commits.seconds += seconds;
      commits.records += records;
      BUCKETS.forEach((bound, i) => {
        if (seconds <= bound) buckets[i] = (buckets[i] ?? 0) + 1;
      });
    },
    render: gauges =>
      [
        ...counter('akkoord_requests_total', 'Requests that were answered', requests),
        ...counter('akkoord_submissions_total', 'Records that browsers sent', submissions),
        '# HELP akkoord_commit_seconds Time that a commit took until it was durable',
        '# TYPE akkoord_commit_seconds histogram',
        ...BUCKETS.map((bound, i) => `akkoord_commit_seconds_bucket{le="${bound}"} ${buckets[i]}`),
        `akkoord_commit_seconds_bucket{le="+Inf"} ${commits.count}`,
        `akkoord_commit_seconds_sum ${commits.seconds}`,
        `akkoord_commit_seconds_count ${commits.count}`,
        ...counter(
          'akkoord_committed_records_total',
          'Records that are durable',
          new Map([['', commits.records]]),
        ),
        ...gauges.flatMap(gaugeLines),
        '',
      ].join('\n'),
  };
}

function add(counts: Map<string, number>, labels: string): void {
  counts.set(labels, (counts.get(labels) ?? 0) + 1);
}

function counter(name: string, help: string, counts: ReadonlyMap<string, number>): readonly string[] {
  const lines = [...counts].map(([labels, count]) => `${name}${labels && `{${labels}}`} ${count}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} counter`, ...lines];
}

function gaugeLines(
  {name, help, value, labels = {}}: Gauge,
  at: number,
  all: readonly Gauge[],
): readonly string[] {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${text}"`);
  const line = `${name}${pairs.length > 0 ? `{${pairs.join()}}` : ''} ${value}`;
  // One head for all lines of a name, which stand together.
  if (all[at - 1]?.name === name) return [line];
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, line];
}
