import {GOALS} from './goals.mjs';

const dateOf = found => [found].flat().at(-1).date;

function row({what, goal, bench, judge}, found) {
  const judged = found && judge(found);
  if (!judged) return `| ${what} | ${goal} | | not measured yet | | \`${bench}\` |`;
  const {peers = '', us, met} = judged;
  return `| ${what} | ${goal} | ${peers} | ${us} | ${met} | \`${bench}\`, ${dateOf(found)} |`;
}

/** The section of docs/performance.md that holds every goal against what `resultsOf` gives of a bench by its name. */
export const goalsSection = resultsOf => `## The goals, the peers, and us

Each goal beside the figures of the run that stands above, written anew with every run: medians; the best of the peers and the range up to the
worst; how far off where a goal is missed. \`npm run bench -- goals\` writes it without measuring.

| what | goal | peers | us | met | from |
| --- | --- | --- | --- | --- | --- |
${GOALS.map(goal => row(goal, resultsOf(goal.bench))).join('\n')}
`;
