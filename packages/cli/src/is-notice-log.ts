/** Whether `origin` is that of a log of notices: the first one, or one that goes on after a loss. */
export const isNoticeLog = (origin: string): boolean => /^notices(-\d+)?$/.test(origin);

/** Which of the logs of notices `origin` is: 1 for the first one, and one more after each loss. */
export const noticeTurn = (origin: string): number => Number(/^notices-(\d+)$/.exec(origin)?.[1] ?? 1);
