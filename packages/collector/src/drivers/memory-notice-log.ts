import {noticeConflict} from '../notice-log/notice-conflict.ts';
import type {NoticeLogStorage} from '../notice-log/notice-log-storage.ts';
import type {LogHead} from '../storage.ts';

/** The public log of notices for as long as the process lasts. */
export function memoryNoticeLog(): NoticeLogStorage {
  const data: string[] = [];
  let head: LogHead | null = null;
  return {
    noticeHead: async () => head,
    noticeLeaves: async () => [...data],
    appendNotices: async append => {
      if (head?.checkpoint !== append.expected?.checkpoint) throw noticeConflict();
      data.push(...append.leaves);
      head = append.head;
    },
  };
}
