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

Each goal with the figures of the runs above, rewritten with every run: medians; the range of the peers from best to
worst; and, if a goal is missed, by how much. \`npm run bench -- goals\` writes this table without measuring.

| what | goal | peers | us | met | from |
| --- | --- | --- | --- | --- | --- |
${GOALS.map(goal => row(goal, resultsOf(goal.bench))).join('\n')}
`;
