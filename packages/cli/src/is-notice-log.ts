/** Whether `origin` is that of a log of notices: the first one, or one that goes on after a loss. */
export const isNoticeLog = (origin: string): boolean => /^notices(-\d+)?$/.test(origin);
