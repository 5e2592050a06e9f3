const FIRST_FILE = '[decision 6](decisions/0006-first-file.md)';
const SETTINGS = '[decision 16](decisions/0016-settings-in-parts.md)';
const PACE = '[decision 17](decisions/0017-pace-of-the-collector.md)';

/** Why a goal is missed and what was tried, by what the goal is about. Said in docs/performance.md for as long as it is missed. */
export const REASONS = {
  'first view, all files': `the guard and the match table alone exceed it, and a refusal must not wait for a second file. ${FIRST_FILE} has what each part weighs, and what moved out of the first file.`,
  'banner readable, slow 4G, the tag':
    'the line takes about 180 ms for the file, and the processor the rest. The product that is faster has a file of 7 kB that holds nothing back. Inlined in the page, the banner comes before every peer’s.',
  'first paint, slow 4G, in the page':
    'the page is 33 kB longer, which the line takes about 180 ms for, and the guard runs before anything is painted, because nothing may get past it.',
  'script of a first view, processor slowed 4 times': `between a third and a half was reading and compiling functions one by one, until the build had Chromium compile the whole file as it arrives; the rest is patches, match table and banner. ${FIRST_FILE} has what was tried.`,
  'script of a later view, all granted': `the same file is read and compiled again, because only it knows what is granted, and what is not must be held before the page’s first script. ${FIRST_FILE} has what was tried.`,
  'from accepting to the next paint': `cookie and record are written, and vendors and worker informed, before the press returns, because a click may leave the page; releasing already waits until after the paint (${FIRST_FILE}).`,
  'operations on the document, everything held':
    'the section of the blocker says what a single insertion costs at least, and which changes were tried without effect.',
  'settings, lazy': `${SETTINGS} has what is loaded, what was moved out, and what further parts would save.`,
  'settings, from click to paint, processor slowed 4 times': `most of the time is the browser’s first layout of the dialog; our own script takes less than a third (${SETTINGS}).`,
  'records taken, SQLite': `each record is also checked, hashed, signed for and answered with a receipt of 2 kB; ${PACE} has where the time goes, what was made faster, and what was not done.`,
  '99th percentile of the answer time, 64 connections': `with 64 senders that never pause, the mean alone is 64 divided by the rate (${PACE}).`,
  'records taken, PostgreSQL': `as with SQLite, and two collectors on one log have to take turns ([decision 7](decisions/0007-postgresql.md), ${PACE}).`,
  'export as NDJSON':
    'half of the collector’s time is SQLite finding rows and handing them over, each as one list and its hashes as one text, which was the fastest form of those tried; the rest is encoding, sending and writing a kilobyte for each record.',
  'verification offline':
    'each row is parsed, brought into canonical form and hashed, by as many threads as there are cores, here two; the file is read once for each log, and the entries of other logs are parsed to be passed over.',
};
