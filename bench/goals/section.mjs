import {GOALS} from './goals.mjs';
import {REASONS} from './reasons.mjs';

const dateOf = found => [found].flat().at(-1).date;

function row({what, goal, bench, judge}, found) {
  const judged = found && judge(found);
  if (!judged) return `| ${what} | ${goal} | | not measured yet | | \`${bench}\` |`;
  const {peers = '', us, met} = judged;
  return `| ${what} | ${goal} | ${peers} | ${us} | ${met} | \`${bench}\`, ${dateOf(found)} |`;
}

/** A line for each goal that what `resultsOf` gives does not meet. */
function reasons(resultsOf) {
  const missed = GOALS.filter(({bench, judge}) => {
    const found = resultsOf(bench);
    return /^no\b/.test((found && judge(found))?.met ?? '');
  });
  if (missed.length === 0) return '';
  return `\nWhy goals are missed:\n\n${missed.map(({what}) => `- *${what}*: ${REASONS[what]}`).join('\n')}\n`;
}

/** The section of docs/performance.md that holds every goal against what `resultsOf` gives of a bench by its name. */
export const goalsSection = resultsOf => `## The goals, the peers, and us

Each goal with the figures of the runs above, rewritten with every run: medians; the range of the peers from best to
worst; and, if a goal is missed, by how much. \`npm run bench -- goals\` writes this table without measuring.

| what | goal | peers | us | met | from |
| --- | --- | --- | --- | --- | --- |
${GOALS.map(goal => row(goal, resultsOf(goal.bench))).join('\n')}
${reasons(resultsOf)}`;
